A comment or string that is never closed is an error with its line, for every command that reads the file: nothing behind
it counts as done.
=== needs database
=== needs program psql
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== file migrations/migration_lock.toml
provider = "postgresql"
=== file migrations/1_a/migration.sql
CREATE TABLE a (id int);
/* the index /* of a */
CREATE TABLE b (id int);
=== run schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `1_a` cannot be run: line 2 begins what is never closed (unterminated /* comment). Nothing was run.
! code: unterminated
! hint: Close it: everything behind it is a part of it. PostgreSQL refuses the file for the same reason.
exit 1
=== run schemac apply --dry-run
! error: The migration `1_a` cannot be run: line 2 begins what is never closed (unterminated /* comment). Nothing was run.
! code: unterminated
! hint: Close it: everything behind it is a part of it. PostgreSQL refuses the file for the same reason.
exit 1
=== run schemac check --no-replay
migrations/1_a/migration.sql:2: migration-unreadable: The migration `1_a` cannot be run: line 2 begins what is never closed (unterminated /* comment). Nothing was run.
  fix: Close it: everything behind it is a part of it. PostgreSQL refuses the file for the same reason.
1 finding
! note: not checked: edited and deleted migrations: $PROJECT is in no git repository.
exit 2
=== file migrations/1_a/migration.sql
CREATE TABLE a (id int);
COMMENT ON TABLE a IS 'it''s;
CREATE TABLE b (id int);
=== run schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `1_a` cannot be run: line 2 begins what is never closed (unterminated quoted string). Nothing was run.
! code: unterminated
! hint: Close it: everything behind it is a part of it. PostgreSQL refuses the file for the same reason.
exit 1
=== run printf 'SELECT $x$ 1;\n' | schemac execute --stdin
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `standard input` cannot be run: line 1 begins what is never closed (unterminated dollar-quoted string). Nothing was run.
! code: unterminated
! hint: Close it: everything behind it is a part of it. PostgreSQL refuses the file for the same reason.
exit 1
=== file migrations/1_a/migration.sql
CREATE TABLE a (id int);
=== file migrations/1_a/down.sql
DROP TABLE a; -- "
/* "
=== run schemac apply 2>/dev/null
1 migration found in migrations
Applied 1 migration:
  1_a (1 statement, <n> ms)
All migrations have been successfully applied.
=== run schemac rollback --accept-data-loss
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `1_a` cannot be run: line 2 begins what is never closed (unterminated /* comment). Nothing was run.
! code: unterminated
! hint: Close it: everything behind it is a part of it. PostgreSQL refuses the file for the same reason.
exit 1
=== run psql -XAtq "$DATABASE_URL" -c "SELECT count(*) FROM pg_class WHERE relname IN ('a', 'b')"
1
=== file migrations/2_b/migration.sql
\timing \\ CREATE TABLE c (id int);
=== run schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `2_b` cannot be run: line 1 is a command of psql's (a backslash outside quotes). Nothing was run.
! code: meta-command
! hint: A migration is SQL for the server: write the statements out.
exit 1
