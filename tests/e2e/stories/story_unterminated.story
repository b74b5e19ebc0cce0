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
=== run schemac apply --dry-run
=== run schemac check --no-replay
=== file migrations/1_a/migration.sql
CREATE TABLE a (id int);
COMMENT ON TABLE a IS 'it''s;
CREATE TABLE b (id int);
=== run schemac apply
=== run printf 'SELECT $x$ 1;\n' | schemac execute --stdin
=== file migrations/1_a/migration.sql
CREATE TABLE a (id int);
=== file migrations/1_a/down.sql
DROP TABLE a; -- "
/* "
=== run schemac apply 2>/dev/null
=== run schemac rollback --accept-data-loss
=== run psql -XAtq "$DATABASE_URL" -c "SELECT count(*) FROM pg_class WHERE relname IN ('a', 'b')"
=== file migrations/2_b/migration.sql
\timing \\ CREATE TABLE c (id int);
=== run schemac apply
