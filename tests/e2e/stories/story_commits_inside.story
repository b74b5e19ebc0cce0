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
=== run psql -XAtq "$DATABASE_URL" -c "SELECT migration_name, finished_at IS NULL AND rolled_back_at IS NULL AS unfinished FROM _prisma_migrations" -c "SELECT relname FROM pg_class WHERE relname = 'kept'"
=== run schemac status 2>&1 | tail -4
=== file migrations/1_a/migration.sql
DO $$ BEGIN CREATE TABLE IF NOT EXISTS kept (id int); COMMIT; END $$;
=== run schemac apply -q
=== file migrations/2_b/migration.sql
DO $$ BEGIN ROLLBACK; CREATE TABLE gone (id int); ROLLBACK; RAISE EXCEPTION 'boom'; END $$;
=== run schemac apply 2>&1 | grep -E 'hint'
=== file migrations/2_b/migration.sql
DO $$ BEGIN IF txid_current_if_assigned() IS NULL THEN COMMIT; END IF; CREATE TABLE gone (id int); RAISE EXCEPTION 'boom'; END $$;
=== run schemac apply 2>&1 | grep -E 'hint'
=== file migrations/2_b/migration.sql
CREATE TABLE seen (id serial);
INSERT INTO seen DEFAULT VALUES;
SELECT 1/0;
=== run schemac apply 2>&1 | grep hint
=== run printf '%s\n' 'CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN CREATE TABLE kept_too (id int); COMMIT; PERFORM 1/0; END $$;' 'CALL p();' | schemac execute --stdin 2>&1 | grep hint
