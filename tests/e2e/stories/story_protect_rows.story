protect = "rows": whatever statement deletes, truncates or drops, the transaction is undone before COMMIT. What a reviewer
has allowed runs, and what runs outside a transaction is named.
=== needs database
=== needs program psql
=== file schemac.toml
[env.production]
url_env = "DATABASE_URL"
protect = "rows"
[check]
reviewed = ["5_reviewed"]
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== file migrations/migration_lock.toml
provider = "postgresql"
=== file migrations/1_a/migration.sql
CREATE TABLE users (id int PRIMARY KEY, email text);
INSERT INTO users SELECT i, 'mail' || i FROM generate_series(1, 100) i;
CREATE TABLE empty (id int);
CREATE FUNCTION purge() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'DELE' || 'TE FROM users'; END $$;
=== run schemac apply --env production -q
=== run try() { mkdir -p migrations/2_b; printf '%s\n' "$1" > migrations/2_b/migration.sql; schemac apply --env production 2>&1 | grep -A2 'transaction:' | grep '^  ' || echo "went through: $1"; [ "$(psql -XAtq "$DATABASE_URL" -c 'SELECT count(DISTINCT email) FROM users')" = 100 ] || echo "LOST: $1"; }; try 'SELECT purge();'; try 'TRUNCATE users; INSERT INTO users VALUES (1);'; try 'DROP TABLE users;'; try 'ALTER TABLE users DROP COLUMN email;'; try 'ALTER TABLE users ALTER COLUMN id TYPE bigint; DELETE FROM users WHERE id = 1;'; try 'DROP SCHEMA public CASCADE; CREATE SCHEMA public;'; try "SET LOCAL ROLE pg_monitor; RESET ROLE; SAVEPOINT a; DELETE FROM users; RELEASE a;"
=== run try() { mkdir -p migrations/3_c; printf '%s\n' "$1" > migrations/3_c/migration.sql; schemac apply --env production -q >/dev/null && echo "runs: $1"; rm -r migrations/3_c; psql -Xq "$DATABASE_URL" -c "DELETE FROM _prisma_migrations WHERE migration_name = '3_c'"; }; rm -r migrations/2_b; try 'ALTER TABLE users ALTER COLUMN id TYPE bigint; INSERT INTO users VALUES (101, $$mail$$);'; try 'DROP TABLE empty;'; try 'CREATE TABLE n (id int); INSERT INTO n VALUES (1); TRUNCATE n; DELETE FROM n; DROP TABLE n;'; try 'BEGIN ISOLATION LEVEL SERIALIZABLE; UPDATE users SET email = email; COMMIT;'; try 'SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; SELECT 1;'
=== file migrations/4_alone/migration.sql
CREATE INDEX CONCURRENTLY i ON users (email);
DELETE FROM users WHERE id = 1;
=== run schemac apply --env production 2>&1 | grep -E 'note|transaction:|^  |hint'
=== run rm -r migrations/4_alone; psql -Xq "$DATABASE_URL" -c "DELETE FROM _prisma_migrations WHERE migration_name = '4_alone'"
=== file migrations/5_reviewed/migration.sql
DELETE FROM users WHERE id = 2;
=== run schemac apply --env production -q
=== file migrations/6_flag/migration.sql
DELETE FROM users WHERE id = 3;
=== run schemac apply --env production -q | sed 's/, [0-9]* ms//'
=== run schemac apply --env production --allow-destructive -q
