Statements and comments of a migration that no run can honour: each is refused before anything runs.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id   Int     @id
  name String?
}
=== file migrations/migration_lock.toml
provider = "postgresql"
=== file migrations/1_init/migration.sql
CREATE TABLE "User" ("id" INTEGER PRIMARY KEY, "name" TEXT);
PREPARE TRANSACTION 'later';
=== run schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `1_init` cannot be run: line 2 prepares a transaction for somebody else to commit. Nothing was run.
! code: two-phase
! hint: A migration commits what it does: leave PREPARE TRANSACTION out.
exit 1
=== file migrations/1_init/migration.sql
-- schemac: patience=5s
CREATE TABLE "User" ("id" INTEGER PRIMARY KEY, "name" TEXT);
=== run schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: `patience=5s` in line 1 is not understood.
! code: bad-directive
! hint: A `-- schemac:` comment takes lock_timeout=TIME and statement_timeout=TIME (5s, 500ms, 10min or 0), `commit`, or `batch` with key=COLUMN[,COLUMN] or key=ctid, size=ROWS, pause=TIME.
exit 1
