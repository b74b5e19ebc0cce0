The connection is cut while migrations run: what is said of the database was asked of it over another connection, and the next run goes on.
=== needs database
=== needs program psql
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== file migrations/1_first/migration.sql
CREATE TABLE first (id int);
=== file migrations/2_whole/migration.sql
CREATE TABLE whole (id int);
SELECT pg_terminate_backend(pg_backend_pid());
=== run schemac apply --json 2> log | grep -A1 undone; grep -A1 ^code log
    "undone": true
  },
code: P1017
hint: The connection was lost. Nothing of `2_whole` is committed. Committed by this run before it: `1_first`. Run `schemac apply` again.
=== file migrations/2_whole/migration.sql
CREATE TABLE whole (id int);
=== file migrations/3_in_units/migration.sql
CREATE TABLE in_units (id int);
VACUUM in_units;
SELECT pg_terminate_backend(pg_backend_pid());
=== run schemac apply --json 2> log | grep -A1 undone; grep -A1 ^code log
    "undone": false
  },
code: P1017
hint: The connection was lost. Of `3_in_units`, 2 of 3 statements are committed; the next `schemac apply` goes on behind them. Committed by this run before it: `2_whole`. Run `schemac apply` again.
=== file migrations/3_in_units/migration.sql
CREATE TABLE in_units (id int);
VACUUM in_units;
SELECT 1;
=== run schemac apply -q | tail -1
All migrations have been successfully applied.
=== file migrations/3_more/migration.sql
CREATE TABLE more (id int PRIMARY KEY);
DO $$ BEGIN INSERT INTO more VALUES (1) ON CONFLICT DO NOTHING; COMMIT; PERFORM pg_terminate_backend(pg_backend_pid()); END $$;
=== run schemac apply 2>&1 >/dev/null | grep -A1 ^code
code: P1017
hint: The connection was lost. Of `3_more`, 1 of 2 statements are committed; the next `schemac apply` goes on behind them. The one behind them commits by itself: what it committed stays, and it runs again from its beginning. Nothing was committed by this run before it. Run `schemac apply` again.
=== run psql -qXAt -d "$DATABASE_URL" -c "SELECT * FROM more"
1
=== file migrations/3_more/migration.sql
CREATE TABLE more (id int PRIMARY KEY);
DO $$ BEGIN INSERT INTO more VALUES (1) ON CONFLICT DO NOTHING; COMMIT; END $$;
=== run schemac apply -q | tail -1
All migrations have been successfully applied.
=== run psql -qX -d "$DATABASE_URL" -c "CREATE FUNCTION hang_up() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END'" -c "CREATE TRIGGER hang_up BEFORE INSERT ON _prisma_migrations FOR EACH ROW WHEN (NEW.rolled_back_at IS NOT NULL) EXECUTE FUNCTION hang_up()"
=== file migrations/4_fails/migration.sql
CREATE TABLE fails (id int);
SELECT 1/0;
=== run schemac apply 2> log; code=$?; sed -n '/^ERROR/,$p' log; exit $code
5 migrations found in migrations
ERROR: division by zero. Then the connection was lost: Server has closed the connection.

Position:
   1 CREATE TABLE fails (id int);
   2 SELECT 1/0;
code: P1017
hint: The connection was lost. Nothing of `4_fails` is committed. Nothing was committed by this run before it. Run `schemac apply` again.
exit 1
=== run psql -qX -d "$DATABASE_URL" -c "DROP TRIGGER hang_up ON _prisma_migrations"
=== file migrations/4_fails/migration.sql
CREATE TABLE fails (id int);
=== file migrations/4_fails/down.sql
DROP TABLE fail;
=== file migrations/5_last/migration.sql
SELECT 1/0;
=== file migrations/5_last/down.sql
SELECT 1;
=== run schemac apply --on-failure rollback 2>&1 >/dev/null | grep ^hint
hint: It was undone: nothing that a transaction holds was left behind. Correct line 1 of its migration.sql and run `schemac apply` again. `4_fails` could not be taken back. Nothing of it was taken back: the migration is still applied. Correct line 1 of its down.sql and run `schemac rollback` again.
=== run schemac apply --on-failure rollback 2>&1 >/dev/null | grep ^hint
hint: It was undone: nothing that a transaction holds was left behind. Correct line 1 of its migration.sql and run `schemac apply` again.
