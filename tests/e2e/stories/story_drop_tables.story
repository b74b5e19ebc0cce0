Only a half of the schema is read: nothing may drop the tables of the other half, unless it is told so.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
model A {
  id Int @id
}
model B {
  id Int @id
}
model C {
  id Int @id
  d  D[]
}
model D {
  id Int @id
  c  C[]
}
=== run schemac dev --name init -q
0 migrations found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_init/migration.sql
1 migration found in migrations
Applied 1 migration:
  <timestamp>_init (8 statements, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
=== run cp schema.prisma whole.prisma; printf 'datasource db {\n  provider = "postgresql"\n}\n' > schema.prisma
=== run schemac dev --name next
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The change drops all 5 tables of the schema "public":
!   A
!   B
!   C
!   D
!   _CToD
! code: drop-tables
! hint: The schema was read from schema.prisma: if that is only a part of it, name the whole (a folder of .prisma files, too) with --schema. If the tables are to go, give --drop-tables.
exit 1
=== run schemac migrate dev --create-only --name next 2>&1 | tail -1
hint: The schema was read from schema.prisma: if that is only a part of it, name the whole (a folder of .prisma files, too) with --schema. If the tables are to go, give --drop-tables.
=== run schemac diff --name next --json | sed -n '/"error"/,/}/p'
  "error": {
    "code": "drop-tables",
    "message": "The change drops all 5 tables of the schema \"public\":\n  A\n  B\n  C\n  D\n  _CToD",
    "hint": "The schema was read from schema.prisma: if that is only a part of it, name the whole (a folder of .prisma files, too) with --schema. If the tables are to go, give --drop-tables."
  },
! error: The change drops all 5 tables of the schema "public":
!   A
!   B
!   C
!   D
!   _CToD
! code: drop-tables
! hint: The schema was read from schema.prisma: if that is only a part of it, name the whole (a folder of .prisma files, too) with --schema. If the tables are to go, give --drop-tables.
=== run schemac diff --from migrations --name next 2>&1 | grep -c '^  '
5
=== run schemac db push
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The change drops all 5 tables of the schema "public":
!   A
!   B
!   C
!   D
!   _CToD
! code: drop-tables
! hint: The schema was read from schema.prisma: if that is only a part of it, name the whole (a folder of .prisma files, too) with --schema. If the tables are to go, give --drop-tables.
exit 1
=== run ls migrations; psql -qXAt -d "$DATABASE_URL" -c "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
<timestamp>_init
migration_lock.toml
schemac.sum
6
=== run psql -qX -d "$DATABASE_URL" -c 'INSERT INTO "A" VALUES (1)'; schemac push
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The change drops all 5 tables of the schema "public":
!   A
!   B
!   C
!   D
!   _CToD
! code: drop-tables
! hint: The schema was read from schema.prisma: if that is only a part of it, name the whole (a folder of .prisma files, too) with --schema. If the tables are to go, give --drop-tables and, because rows are lost, --accept-data-loss.
exit 1
=== run schemac push --drop-tables
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: There might be data loss when applying the changes:
!   - You are about to drop the `A` table, which is not empty (1 rows).
! code: data-loss
! hint: Nobody gets these values back: give --accept-data-loss to lose them all the same.
exit 1
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
model A {
  id Int @id
}
model B {
  id Int @id
}
=== run schemac dev --name half
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The change drops 3 of the 5 tables of the schema "public":
!   C
!   D
!   _CToD
! code: drop-tables
! hint: The schema was read from schema.prisma: if that is only a part of it, name the whole (a folder of .prisma files, too) with --schema. If the tables are to go, give --drop-tables.
exit 1
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
model A {
  id Int @id
}
model B {
  id Int @id
}
model C {
  id Int @id
}
=== run schemac dev --name two_of_five -q; cat migrations/*_two_of_five/migration.sql
1 migration found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_two_of_five/migration.sql
2 migrations found in migrations
Applied 1 migration:
  <timestamp>_two_of_five (4 statements, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
/*
  Warnings:

  - You are about to drop the `D` table. If the table is not empty, all the data it contains will be lost.
  - You are about to drop the `_CToD` table. If the table is not empty, all the data it contains will be lost.

*/
-- DropForeignKey
ALTER TABLE "_CToD" DROP CONSTRAINT "_CToD_A_fkey";

-- DropForeignKey
ALTER TABLE "_CToD" DROP CONSTRAINT "_CToD_B_fkey";

-- DropTable
DROP TABLE "D";

-- DropTable
DROP TABLE "_CToD";
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
model A {
  id Int @id
}
=== run schemac dev --name two_of_three -q
2 migrations found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_two_of_three/migration.sql
3 migrations found in migrations
Applied 1 migration:
  <timestamp>_two_of_three (2 statements, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
/// @renamed(from: "A")
model Renamed {
  id Int @id
}
=== run schemac dev --name renamed -q
3 migrations found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_renamed/migration.sql
4 migrations found in migrations
Applied 1 migration:
  <timestamp>_renamed (2 statements, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== run schemac dev --name none -q
! error: The change drops the only table of the schema "public":
!   Renamed
! code: drop-tables
! hint: The schema was read from schema.prisma: if that is only a part of it, name the whole (a folder of .prisma files, too) with --schema. If the tables are to go, give --drop-tables and, because rows are lost, --accept-data-loss.
exit 1
=== run schemac dev --name none -q --drop-tables
! error: The change destroys data:
!   You are about to drop the `Renamed` table, which is not empty (1 rows).
! code: data-loss
! hint: Give --accept-data-loss to go on, or --create-only to write the migration and look at it.
exit 1
=== run schemac dev --name none -q --drop-tables --accept-data-loss; psql -qXAt -d "$DATABASE_URL" -c "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
4 migrations found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_none/migration.sql
5 migrations found in migrations
Applied 1 migration:
  <timestamp>_none (1 statement, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
_prisma_migrations
=== run psql -qX -d "$DATABASE_URL" -c 'CREATE TABLE x (id int PRIMARY KEY)' && schemac push --force-reset
The database <database> at <server>/.s.PGSQL.5432 was reset.
The database is already in sync with the schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
