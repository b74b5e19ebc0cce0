A DO block or a procedure that commits by itself and then fails leaves what it committed: the message and the history say so.
One that has committed nothing is undone as a whole, and that is said.
=== needs database
=== needs program psql
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== file migrations/migration_lock.toml
provider = "postgresql"
=== file migrations/1_a/migration.sql
DO $$ BEGIN CREATE TABLE kept (id int); COMMIT; RAISE EXCEPTION 'boom'; END $$;
=== run schemac apply
1 migration found in migrations
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `1_a`
! note: 1_a: line 1 cannot run in a transaction: it runs by itself
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: 1_a
! 
! Database error code: P0001
! 
! Database error:
! ERROR: boom
! CONTEXT: PL/pgSQL function inline_code_block line 1 at RAISE
! 
! Position:
!    1 DO $$ BEGIN CREATE TABLE kept (id int); COMMIT; RAISE EXCEPTION 'boom'; END $$;
! CONTEXT: PL/pgSQL function inline_code_block line 1 at RAISE
! code: P3018
! hint: The statement commits by itself: what it committed before it failed stays. `schemac apply` runs it again from its beginning: correct it, see what is there, and let it pass over that.
exit 1
=== run psql -XAtq "$DATABASE_URL" -c "SELECT migration_name, finished_at IS NULL AND rolled_back_at IS NULL AS unfinished FROM _prisma_migrations" -c "SELECT relname FROM pg_class WHERE relname = 'kept'"
1_a|t
kept
=== run schemac status 2>&1 | tail -4
1 migration found in migrations

Failed or not ended:
  1_a
=== file migrations/1_a/migration.sql
DO $$ BEGIN CREATE TABLE IF NOT EXISTS kept (id int); COMMIT; END $$;
=== run schemac apply -q
1 migration found in migrations
Applied 1 migration:
  1_a (1 statement, <n> ms)
All migrations have been successfully applied.
=== file migrations/2_b/migration.sql
DO $$ BEGIN ROLLBACK; CREATE TABLE gone (id int); ROLLBACK; RAISE EXCEPTION 'boom'; END $$;
=== run schemac apply 2>&1 | grep -E 'hint'
hint: It was undone: nothing that a transaction holds was left behind. Correct line 1 of its migration.sql and run `schemac apply` again.
=== file migrations/2_b/migration.sql
DO $$ BEGIN IF txid_current_if_assigned() IS NULL THEN COMMIT; END IF; CREATE TABLE gone (id int); RAISE EXCEPTION 'boom'; END $$;
=== run schemac apply 2>&1 | grep -E 'hint'
hint: It was undone: nothing that a transaction holds was left behind. Correct line 1 of its migration.sql and run `schemac apply` again.
=== file migrations/2_b/migration.sql
CREATE TABLE seen (id serial);
INSERT INTO seen DEFAULT VALUES;
SELECT 1/0;
=== run schemac apply 2>&1 | grep hint
hint: It was undone: nothing that a transaction holds was left behind. Correct line 3 of its migration.sql and run `schemac apply` again.
=== run printf '%s\n' 'CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN CREATE TABLE kept_too (id int); COMMIT; PERFORM 1/0; END $$;' 'CALL p();' | schemac execute --stdin 2>&1 | grep hint
hint: What stands before it (1 of 2 statements) has been run and stays. The statement commits by itself: what it committed before it failed stays. `schemac execute` runs it again from its beginning: correct it, see what is there, and let it pass over that.
