Applied migrations are taken back by their down.sql: pending again, refused without down.sql, data loss only when accepted.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== file migrations/20250101000000_users/migration.sql
CREATE TABLE "User" ("id" SERIAL PRIMARY KEY, "name" TEXT);
INSERT INTO "User" ("name") VALUES ('Ada'), ('Grace');
=== file migrations/20250101000000_users/down.sql
DROP TABLE "User";
=== file migrations/20250102000000_age/migration.sql
ALTER TABLE "User" ADD COLUMN "age" INTEGER;
=== file migrations/20250102000000_age/down.sql
ALTER TABLE "User" DROP COLUMN "age";
=== file migrations/20250103000000_extra/migration.sql
CREATE TABLE "Extra" ("id" INTEGER);
=== run schemac apply -q && schemac rollback
3 migrations found in migrations
Applied 3 migrations:
  20250101000000_users (2 statements, <n> ms)
  20250102000000_age (1 statement, <n> ms)
  20250103000000_extra (1 statement, <n> ms)
All migrations have been successfully applied.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `20250103000000_extra` has no down.sql, so it cannot be taken back. Nothing was run.
! code: down-missing
! hint: Write the statements that undo it into down.sql beside its migration.sql.
exit 1
=== file migrations/20250103000000_extra/down.sql
DROP TABLE "Extra";
=== run schemac rollback --steps 2
Rolled back 2 migrations:
  20250103000000_extra (1 statement, <n> ms)
  20250102000000_age (1 statement, <n> ms)
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Rolling back migration `20250103000000_extra`
! Rolling back migration `20250102000000_age`
=== run schemac status --json | grep -A3 '"pending"'
  "pending": [
    {
      "name": "20250102000000_age",
      "checksum": "8d4af5d09ebf97d54b5772a1117efc879591f4acaa31d3ec8d32d1afec6e79a5",
=== run schemac rollback
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The roll-back destroys data:
!   20250101000000_users: table "User" (2 rows)
! code: data-loss
! hint: If that is meant, run it again with --accept-data-loss. Nothing was run.
exit 1
=== run schemac rollback --json -q | grep -A9 '"error"'
  "error": {
    "code": "data-loss",
    "message": "The roll-back destroys data:\n  20250101000000_users: table \"User\" (2 rows)",
    "hint": "If that is meant, run it again with --accept-data-loss. Nothing was run."
  },
  "database": {
    "host": "<text>",
    "port": "5432",
    "name": "<database>",
    "schema": "public",
! error: The roll-back destroys data:
!   20250101000000_users: table "User" (2 rows)
! code: data-loss
! hint: If that is meant, run it again with --accept-data-loss. Nothing was run.
=== run schemac rollback --accept-data-loss --audit-file audit.jsonl && sed -E 's/"time":"[^"]*"/"time":".."/' audit.jsonl | grep -o '"result":"ok"' | head -1
Rolled back 1 migration:
  20250101000000_users (1 statement, <n> ms)
"result":"ok"
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Rolling back migration `20250101000000_users`
=== run schemac rollback
No applied migration to roll back.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run schemac apply -q --to 20250102000000_age && schemac rollback --to 20250101000000_users
3 migrations found in migrations
Applied 2 migrations:
  20250101000000_users (2 statements, <n> ms)
  20250102000000_age (1 statement, <n> ms)
All migrations have been successfully applied.
Rolled back 1 migration:
  20250102000000_age (1 statement, <n> ms)
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Rolling back migration `20250102000000_age`
=== run schemac rollback --to nowhere
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `nowhere` is not applied in this database.
! code: rollback-too-far
! hint: `schemac status` lists what is applied.
exit 1
=== run schemac rollback --steps 0
! error: --steps: `0` is no number of migrations.
! code: usage
! hint: `schemac --help` lists the commands, `schemac COMMAND --help` their flags.
exit 64
=== file migrations/20250104000000_broken/migration.sql
ALTER TABLE nowhere ADD COLUMN x int;
=== file migrations/20250104000000_broken/down.sql
SELECT 1;
=== run schemac apply --on-failure rollback -q
4 migrations found in migrations
Applied 2 migrations:
  20250102000000_age (1 statement, <n> ms)
  20250103000000_extra (1 statement, <n> ms)
Took back 2 migrations:
  20250103000000_extra (1 statement, <n> ms)
  20250102000000_age (1 statement, <n> ms)
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: 20250104000000_broken
! 
! Database error code: 42P01
! 
! Database error:
! ERROR: relation "nowhere" does not exist
! 
! Position:
!    1 ALTER TABLE nowhere ADD COLUMN x int;
! code: P3018
! hint: It was undone: nothing that a transaction holds was left behind. Correct line 1 of its migration.sql and run `schemac apply` again.
exit 1
=== run schemac status
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
4 migrations found in migrations

Applied:
  20250101000000_users

Not applied yet:
  20250102000000_age
  20250103000000_extra
  20250104000000_broken
