Tables that take their numbers from one sequence: made, changed and dropped in an order that runs, and never found changed.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model ThingA {
  id Int @id @default(dbgenerated("nextval('\"Base_id_seq\"')"))
}

model ThingB {
  id Int @id @default(dbgenerated("nextval('\"Base_id_seq\"'::regclass)"))
}

model Base {
  id Int @id @default(autoincrement())
}

model Left {
  id    Int @id @default(autoincrement())
  other Int @default(dbgenerated("nextval('\"Right_id_seq\"')"))
}

model Right {
  id    Int @id @default(autoincrement())
  other Int @default(dbgenerated("nextval('\"Left_id_seq\"')"))
}
=== run schemac dev --name init -q && grep -h -e ^CREATE -e nextval migrations/*_init/migration.sql
0 migrations found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_init/migration.sql
1 migration found in migrations
Applied 1 migration:
  <timestamp>_init (6 statements, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
CREATE TABLE "Base" (
CREATE TABLE "ThingA" (
    "id" INTEGER NOT NULL DEFAULT nextval('"Base_id_seq"'),
CREATE TABLE "ThingB" (
    "id" INTEGER NOT NULL DEFAULT nextval('"Base_id_seq"'::regclass),
CREATE TABLE "Left" (
CREATE TABLE "Right" (
    "other" INTEGER NOT NULL DEFAULT nextval('"Left_id_seq"'),
ALTER TABLE "Left" ALTER COLUMN "other" SET DEFAULT nextval('"Right_id_seq"');
=== run schemac diff --exit-code
-- This is an empty migration.
=== run sed -i '/model Base/,/^}/d' schema.prisma && schemac diff
-- AlterSequence
ALTER SEQUENCE "Base_id_seq" OWNED BY NONE;

-- DropTable
DROP TABLE "Base";
=== run schemac rollback -q && psql -qXAt -d "$DATABASE_URL" -c "SELECT count(*) FROM pg_class WHERE relkind = 'S'"
Rolled back 1 migration:
  <timestamp>_init (6 statements, <n> ms)
0
=== run schemac apply -q
1 migration found in migrations
Applied 1 migration:
  <timestamp>_init (6 statements, <n> ms)
All migrations have been successfully applied.
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model ThingB {
  id Int @id
}

model Base {
  id Int @id
}

model Left {
  id Int @id
}
=== run schemac diff | grep -v '^$'
-- AlterTable
ALTER TABLE "Right" ALTER COLUMN "other" DROP DEFAULT;
-- AlterTable
ALTER TABLE "ThingA" ALTER COLUMN "id" DROP DEFAULT;
-- AlterTable
ALTER TABLE "Left" DROP COLUMN "other",
ALTER COLUMN "id" DROP DEFAULT;
DROP SEQUENCE "public"."Left_id_seq";
-- AlterTable
ALTER TABLE "ThingB" ALTER COLUMN "id" DROP DEFAULT;
-- AlterTable
ALTER TABLE "Base" ALTER COLUMN "id" DROP DEFAULT;
DROP SEQUENCE "public"."Base_id_seq";
-- DropTable
DROP TABLE "Right";
-- DropTable
DROP TABLE "ThingA";
=== run schemac dev --name less --accept-data-loss -q
1 migration found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_less/migration.sql
2 migrations found in migrations
Applied 1 migration:
  <timestamp>_less (9 statements, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
=== run schemac rollback -q
Rolled back 1 migration:
  <timestamp>_less (10 statements, <n> ms)
=== run psql -qXAt -d "$DATABASE_URL" -c "SELECT sequencename FROM pg_sequences ORDER BY 1"
Base_id_seq
Left_id_seq
Right_id_seq
=== run schemac apply -q
2 migrations found in migrations
Applied 1 migration:
  <timestamp>_less (9 statements, <n> ms)
All migrations have been successfully applied.
