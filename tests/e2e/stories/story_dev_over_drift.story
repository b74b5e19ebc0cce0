Somebody changed the development database by hand. A migration that is written against it would drop what only it has, and run on no other database.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model bar {
  id   Int     @id
  note String?
}
=== run schemac dev --name init -q
0 migrations found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_init/migration.sql
1 migration found in migrations
Applied 1 migration:
  <timestamp>_init (1 statement, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
=== run schemac dev --name nothing
1 migration found in migrations
No pending migrations to apply.
Already in sync, no schema change or pending migration was found.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run psql -qX -d "$DATABASE_URL" -c "CREATE INDEX by_hand ON bar (note)" -c "ALTER TABLE bar ADD COLUMN tried text" -c "CREATE TABLE scratch (id int PRIMARY KEY)" -c "CREATE VIEW seen AS SELECT 1 AS one"
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model bar {
  id     Int     @id
  note   String?
  wanted Int?
}
=== run schemac dev --name wanted
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The database is not what its migrations made. No migration was written.
!   The column public.bar.tried is in the database, but no migration made it.
!   The table public.scratch is in the database, but no migration made it.
!   The index public.bar.by_hand is in the database, but no migration made it.
! code: database-drifted
! hint: To keep what is there: `schemac pull` takes it into the schema if that does not have it, `schemac diff --from migrations --name NAME` writes the migration that makes it, `schemac resolve --applied FOLDER` says that this database has it. To lose it: undo it by hand, or `schemac reset`. --ignore-drift goes on: then the new migration takes away what the schema does not have, and fails where that never was.
exit 1
=== run schemac migrate dev --create-only --name wanted
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The database is not what its migrations made. No migration was written.
!   The column public.bar.tried is in the database, but no migration made it.
!   The table public.scratch is in the database, but no migration made it.
!   The index public.bar.by_hand is in the database, but no migration made it.
! code: database-drifted
! hint: To keep what is there: `schemac pull` takes it into the schema if that does not have it, `schemac diff --from migrations --name NAME` writes the migration that makes it, `schemac resolve --applied FOLDER` says that this database has it. To lose it: undo it by hand, or `schemac reset`. --ignore-drift goes on: then the new migration takes away what the schema does not have, and fails where that never was.
exit 1
=== run schemac diff --name wanted
! error: The database is not what its migrations made. No migration was written.
!   The column public.bar.tried is in the database, but no migration made it.
!   The table public.scratch is in the database, but no migration made it.
!   The index public.bar.by_hand is in the database, but no migration made it.
! code: database-drifted
! hint: To keep what is there: `schemac pull` takes it into the schema if that does not have it, `schemac diff --from migrations --name NAME` writes the migration that makes it, `schemac resolve --applied FOLDER` says that this database has it. To lose it: undo it by hand, or `schemac reset`. --ignore-drift goes on: then the new migration takes away what the schema does not have, and fails where that never was.
exit 1
=== run schemac diff --name wanted --style prisma 2>&1 | head -3
error: The database is not what its migrations made. No migration was written.
  The column public.bar.tried is in the database, but no migration made it.
  The table public.scratch is in the database, but no migration made it.
=== run schemac diff
-- DropIndex
DROP INDEX "by_hand";

-- AlterTable
ALTER TABLE "bar" DROP COLUMN "tried",
ADD COLUMN     "wanted" INTEGER;

-- DropTable
DROP TABLE "scratch";
=== run SCHEMAC_PG_BIN=/nowhere schemac diff --name unseen
migrations/<timestamp>_unseen/migration.sql
! note: It was not looked whether the database has drifted from its migrations: SCHEMAC_PG_BIN names /nowhere, which does not hold both `initdb` and `postgres`.
=== run rm -r migrations/*_unseen && schemac sum -q
The migration `<timestamp>_unseen` is listed in schemac.sum, but its folder is missing.
Wrote migrations/schemac.sum: 1 migration
=== run psql -qX -d "$DATABASE_URL" -c "DROP VIEW seen"
=== run schemac diff --from migrations --name wanted -q && cat migrations/*_wanted/migration.sql
migrations/<timestamp>_wanted/migration.sql
-- AlterTable
ALTER TABLE "bar" ADD COLUMN     "wanted" INTEGER;
=== run schemac apply -q && schemac diff --name more
2 migrations found in migrations
Applied 1 migration:
  <timestamp>_wanted (1 statement, <n> ms)
All migrations have been successfully applied.
! error: The database is not what its migrations made. No migration was written.
!   The column public.bar.tried is in the database, but no migration made it.
!   The table public.scratch is in the database, but no migration made it.
!   The index public.bar.by_hand is in the database, but no migration made it.
! code: database-drifted
! hint: To keep what is there: `schemac pull` takes it into the schema if that does not have it, `schemac diff --from migrations --name NAME` writes the migration that makes it, `schemac resolve --applied FOLDER` says that this database has it. To lose it: undo it by hand, or `schemac reset`. --ignore-drift goes on: then the new migration takes away what the schema does not have, and fails where that never was.
exit 1
=== run schemac pull -q && schemac diff --from migrations --name adopt -q && schemac resolve --applied $(basename migrations/*_adopt)
Introspected 2 models and 0 enums and wrote them into schema.prisma
migrations/<timestamp>_adopt/migration.sql
Migration <timestamp>_adopt marked as applied.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run cat migrations/*_adopt/migration.sql
-- AlterTable
ALTER TABLE "bar" ADD COLUMN     "tried" TEXT;

-- CreateTable
CREATE TABLE "scratch" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "scratch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "by_hand" ON "bar"("note");
=== run schemac dev --name nothing
3 migrations found in migrations
No pending migrations to apply.
Already in sync, no schema change or pending migration was found.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run psql -qX -d "$DATABASE_URL" -c "DROP TABLE scratch" && schemac dev --name nothing
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The database is not what its migrations made. No migration was written.
!   The table public.scratch is made by the migrations, but is not in the database.
! code: database-drifted
! hint: To keep what is there: `schemac pull` takes it into the schema if that does not have it, `schemac diff --from migrations --name NAME` writes the migration that makes it, `schemac resolve --applied FOLDER` says that this database has it. To lose it: undo it by hand, or `schemac reset`. --ignore-drift goes on: then the new migration takes away what the schema does not have, and fails where that never was.
exit 1
=== run schemac dev --name again --ignore-drift -q; cat migrations/*_again/migration.sql
3 migrations found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_again/migration.sql
4 migrations found in migrations
Applied 1 migration:
  <timestamp>_again (1 statement, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
-- CreateTable
CREATE TABLE "scratch" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "scratch_pkey" PRIMARY KEY ("id")
);
=== run rm -r migrations/*_again && schemac sum > /dev/null && schemac reset --force -q && schemac dev --name nothing
Dropped 2 objects from public
Applied 3 migrations:
  <timestamp>_init (1 statement, <n> ms)
  <timestamp>_wanted (1 statement, <n> ms)
  <timestamp>_adopt (3 statements, <n> ms)
Database reset successful
3 migrations found in migrations
No pending migrations to apply.
Already in sync, no schema change or pending migration was found.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
