A migration fails: the statement, its line and PostgreSQL's message; what came before it stays, nothing of it is left.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== file migrations/20250101000000_one/migration.sql
CREATE TABLE one (id int);
=== file migrations/20250102000000_two/migration.sql
CREATE TABLE two (id int);

-- the table does not exist
ALTER TABLE three ADD COLUMN x int;
=== file migrations/20250103000000_three/migration.sql
CREATE TABLE three (id int);
=== run schemac apply
3 migrations found in migrations
Applied 1 migration:
  20250101000000_one (1 statement, <n> ms)
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `20250101000000_one`
! Applying migration `20250102000000_two`
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: 20250102000000_two
! 
! Database error code: 42P01
! 
! Database error:
! ERROR: relation "three" does not exist
! 
! Position:
!    1 CREATE TABLE two (id int);
!    2 
!    3 -- the table does not exist
!    4 ALTER TABLE three ADD COLUMN x int;
! code: P3018
! hint: It was undone: nothing that a transaction holds was left behind. Correct line 4 of its migration.sql and run `schemac apply` again.
exit 1
=== run schemac apply --json -q | grep -A12 '"failed"'
  "failed": {
    "name": "20250102000000_two",
    "line": 4,
    "sqlstate": "42P01",
    "message": "A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve\n\nMigration name: 20250102000000_two\n\nDatabase error code: 42P01\n\nDatabase error:\nERROR: relation \"three\" does not exist\n\nPosition:\n   1 CREATE TABLE two (id int);\n   2 \n   3 -- the table does not exist\n   4 ALTER TABLE three ADD COLUMN x int;",
    "statement": "ALTER TABLE three ADD COLUMN x int",
    "undone": true
  },
  "rolled_back": [],
  "missing": [],
  "out_of_order": [],
  "run": {
    "direction": "apply",
--
    "failed": "20250102000000_two",
    "failed_code": "P3018"
  }
}
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: 20250102000000_two
! 
! Database error code: 42P01
! 
! Database error:
! ERROR: relation "three" does not exist
! 
! Position:
!    1 CREATE TABLE two (id int);
!    2 
!    3 -- the table does not exist
!    4 ALTER TABLE three ADD COLUMN x int;
! code: P3018
! hint: It was undone: nothing that a transaction holds was left behind. Correct line 4 of its migration.sql and run `schemac apply` again.
=== run schemac status
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
3 migrations found in migrations

Applied:
  20250101000000_one

Not applied yet:
  20250102000000_two
  20250103000000_three
=== file migrations/20250102000000_two/migration.sql
CREATE TABLE two (id int);
=== run schemac apply --to 20250102000000_two
3 migrations found in migrations
Applied 1 migration:
  20250102000000_two (1 statement, <n> ms)
All migrations have been successfully applied.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `20250102000000_two`
=== run schemac apply
3 migrations found in migrations
Applied 1 migration:
  20250103000000_three (1 statement, <n> ms)
All migrations have been successfully applied.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `20250103000000_three`
=== file migrations/20250101000000_one/migration.sql
CREATE TABLE one (id bigint);
=== run schemac status
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
3 migrations found in migrations

Applied:
  20250101000000_one
  20250102000000_two
  20250103000000_three

Edited after they were applied:
  20250101000000_one
! error: The migration `20250101000000_one` was edited after it had been applied.
! code: migration-edited
! hint: Bring its old text back, and put the change into a new migration.
exit 1
=== run schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `20250101000000_one` was edited after it was applied. Nothing was run.
! code: migration-edited
! hint: Take back the edit (version control has the file that was applied) and put the change into a new migration, or go on with --allow-edited.
exit 1
