What push writes runs as a migration runs: statements that no transaction may hold run by themselves, and what is said about a failure is true.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model item {
  id    Int    @id
  title String @unique
}
=== run schemac push
Your database is now in sync with your schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run psql -qX -d "$DATABASE_URL" -c "INSERT INTO item VALUES (1, 'a'), (2, 'b')" -c "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'item_title_key'::regclass"
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

enum Kind {
  old
}

model item {
  id    Int    @id
  title String @unique
  kind  Kind   @default(old)
}
=== run schemac diff
-- CreateEnum
CREATE TYPE "Kind" AS ENUM ('old');

-- AlterTable
ALTER TABLE "item" ADD COLUMN     "kind" "Kind" NOT NULL DEFAULT 'old';

-- RebuildIndex
REINDEX INDEX CONCURRENTLY "item_title_key";
=== run schemac push
Your database is now in sync with your schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run psql -qXAt -d "$DATABASE_URL" -c "SELECT indisvalid FROM pg_index WHERE indexrelid = 'item_title_key'::regclass"
t
=== run schemac push
The database is already in sync with the schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run psql -qX -d "$DATABASE_URL" -c "CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no more tables today''; END'" -c "CREATE EVENT TRIGGER refuse ON ddl_command_start WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION refuse()"
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

enum Kind {
  old
  fresh
}

model item {
  id    Int    @id
  title String @unique
  kind  Kind   @default(fresh)
}

model other {
  id Int @id
}
=== run schemac push
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! note: push: line 7 uses an enum value that the same file adds: committing before it
! error: ERROR: no more tables today
! CONTEXT: PL/pgSQL function refuse() line 1 at RAISE
! 
! Position:
!    5 
!    6 -- AlterTable
!    7 ALTER TABLE "item" ALTER COLUMN "kind" SET DEFAULT 'fresh';
!    8 
!    9 -- CreateTable
!   10 CREATE TABLE "other" (
! code: sql-error
! hint: The first 3 of its 5 statements have been run and stay, because they cannot share a transaction with the rest. When the reason is gone, run `schemac push` again, which compares anew; `schemac diff` shows what is left.
exit 1
=== run psql -qXAt -d "$DATABASE_URL" -c "SELECT unnest(enum_range(NULL::\"Kind\"))"
old
fresh
=== run schemac push --json | sed -n '/"executed"/,$p'
  "executed": false,
  "statements": [],
  "failed": {
    "name": "push",
    "line": 5,
    "sqlstate": "P0001",
    "message": "ERROR: no more tables today\nCONTEXT: PL/pgSQL function refuse() line 1 at RAISE\n\nPosition:\n   1 -- AlterTable\n   2 ALTER TABLE \"item\" ALTER COLUMN \"kind\" SET DEFAULT 'fresh';\n   3 \n   4 -- CreateTable\n   5 CREATE TABLE \"other\" (",
    "statement": "CREATE TABLE \"other\" (\n    \"id\" INTEGER NOT NULL,\n\n    CONSTRAINT \"other_pkey\" PRIMARY KEY (\"id\")\n)",
    "undone": true
  }
}
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: ERROR: no more tables today
! CONTEXT: PL/pgSQL function refuse() line 1 at RAISE
! 
! Position:
!    1 -- AlterTable
!    2 ALTER TABLE "item" ALTER COLUMN "kind" SET DEFAULT 'fresh';
!    3 
!    4 -- CreateTable
!    5 CREATE TABLE "other" (
! code: sql-error
! hint: The whole script was undone. `schemac diff` shows it.
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

enum Kind {
  old
  fresh
}

model item {
  id    Int    @id
  title String @unique
  kind  Kind   @default(fresh)
  more  Int?
}

model other {
  id Int @id
}
=== run schemac push
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: ERROR: no more tables today
! CONTEXT: PL/pgSQL function refuse() line 1 at RAISE
! 
! Position:
!    1 -- AlterTable
!    2 ALTER TABLE "item" ADD COLUMN     "more" INTEGER,
!    3 ALTER COLUMN "kind" SET DEFAULT 'fresh';
!    4 
!    5 -- CreateTable
!    6 CREATE TABLE "other" (
! code: sql-error
! hint: The whole script was undone. `schemac diff` shows it.
exit 1
=== run psql -qX -d "$DATABASE_URL" -c "DROP EVENT TRIGGER refuse"
=== run schemac push
Your database is now in sync with your schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run schemac push
The database is already in sync with the schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
