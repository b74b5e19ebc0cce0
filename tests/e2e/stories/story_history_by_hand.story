resolve, baseline, reset and execute, by their own names and by Prisma's.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== file migrations/20250101000000_one/migration.sql
CREATE TABLE one (id int);
=== file migrations/20250102000000_two/migration.sql
CREATE TABLE two (id int);
=== run echo 'CREATE TABLE one (id int);' | schemac db execute --stdin
Script executed successfully.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run schemac apply -q
! error: The database schema is not empty. Read more about how to baseline an existing production database: https://pris.ly/d/migrate-baseline
! code: P3005
! hint: It holds one. If the migrations made them, run `schemac baseline NAME` with the last migration that is in the database.
exit 1
=== run schemac baseline 2025
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration 2025 could not be found. Please make sure that the migration exists, and that you included the whole name of the directory. (example: "20201207184859_initial_migration")
! code: P3017
exit 1
=== run schemac baseline 20250101000000_one && schemac apply -q && schemac baseline 20250102000000_two
Marked 1 migration as applied:
  20250101000000_one
2 migrations found in migrations
Applied 1 migration:
  20250102000000_two (1 statement, <n> ms)
All migrations have been successfully applied.
Every migration up to it is applied already.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run schemac resolve
! error: --applied, --rolled-back or --renamed must be part of the command.
! code: usage
! hint: `schemac resolve --applied NAME`, `schemac resolve --rolled-back NAME` or `schemac resolve --renamed OLD NEW`, with the whole names of migrations' folders.
exit 64
=== run schemac resolve --applied 20250101000000_one
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `20250101000000_one` is already recorded as applied in the database.
! code: P3008
exit 1
=== run schemac migrate resolve --applied nowhere
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration nowhere could not be found. Please make sure that the migration exists, and that you included the whole name of the directory. (example: "20201207184859_initial_migration")
! code: P3017
exit 1
=== run schemac migrate resolve --rolled-back 20250102000000_two
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: Migration `20250102000000_two` cannot be rolled back because it is not in a failed state.
! code: P3012
exit 1
=== run schemac migrate resolve --rolled-back nowhere
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: Migration `nowhere` cannot be rolled back because it was never applied to the database. Hint: did you pass in the whole migration name? (example: "20201207184859_initial_migration")
! code: P3011
exit 1
=== run schemac execute --file nowhere.sql
! error: $PROJECT/nowhere.sql does not exist.
! code: file-not-found
exit 1
=== run schemac execute
! error: Either --file or --stdin must be provided.
! code: usage
! hint: `schemac execute --file script.sql`, or `schemac execute --stdin < script.sql`.
exit 64
=== file broken.sql
CREATE TABLE three (id int);

SELECT * FROM nowhere;
=== run schemac execute --file broken.sql
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: ERROR: relation "nowhere" does not exist
! 
! Position:
!    1 CREATE TABLE three (id int);
!    2 
!    3 SELECT * FROM nowhere;
! code: sql-error
! hint: It was undone: nothing that a transaction holds was left behind. Correct line 3 of the script and run `schemac execute` again.
exit 1
=== run schemac execute --file broken.sql --json -q 2>/dev/null | grep -A7 '"failed"'
  "failed": {
    "name": "broken.sql",
    "line": 3,
    "sqlstate": "42P01",
    "message": "ERROR: relation \"nowhere\" does not exist\n\nPosition:\n   1 CREATE TABLE three (id int);\n   2 \n   3 SELECT * FROM nowhere;",
    "statement": "SELECT * FROM nowhere",
    "undone": true
  }
=== run schemac reset
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: Everything in the schema public of the database "<database>", schema "public" at "<server>/.s.PGSQL.5432" will be dropped, with all data. Nothing was done.
! code: confirmation-needed
! hint: If that is meant, run it again with --force.
exit 1
=== run CI=1 schemac migrate reset --skip-seed < /dev/null
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: Everything in the schema public of the database "<database>", schema "public" at "<server>/.s.PGSQL.5432" will be dropped, with all data. Nothing was done.
! code: confirmation-needed
! hint: If that is meant, run it again with --force.
exit 1
=== run schemac migrate reset --force
Dropped 2 objects from public
Applied 2 migrations:
  20250101000000_one (1 statement, <n> ms)
  20250102000000_two (1 statement, <n> ms)
Database reset successful
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `20250101000000_one`
! Applying migration `20250102000000_two`
=== run schemac status
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
2 migrations found in migrations

Applied:
  20250101000000_one
  20250102000000_two

Database schema is up to date!
