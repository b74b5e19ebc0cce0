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
1 migration found in migrations
Applied 1 migration:
  1_a (4 statements, <n> ms)
All migrations have been successfully applied.
=== run try() { mkdir -p migrations/2_b; printf '%s\n' "$1" > migrations/2_b/migration.sql; schemac apply --env production 2>&1 | grep -A2 'transaction:' | grep '^  ' || echo "went through: $1"; [ "$(psql -XAtq "$DATABASE_URL" -c 'SELECT count(DISTINCT email) FROM users')" = 100 ] || echo "LOST: $1"; }; try 'SELECT purge();'; try 'TRUNCATE users; INSERT INTO users VALUES (1);'; try 'DROP TABLE users;'; try 'ALTER TABLE users DROP COLUMN email;'; try 'ALTER TABLE users ALTER COLUMN id TYPE bigint; DELETE FROM users WHERE id = 1;'; try 'DROP SCHEMA public CASCADE; CREATE SCHEMA public;'; try "SET LOCAL ROLE pg_monitor; RESET ROLE; SAVEPOINT a; DELETE FROM users; RELEASE a;"
  deletes 100 rows of public.users
  empties the table public.users
  drops the table public.users
  drops the column email of public.users
  deletes 1 row of public.users
  drops the table public._prisma_migrations
  drops the table public.users
  deletes 100 rows of public.users
=== run try() { mkdir -p migrations/3_c; printf '%s\n' "$1" > migrations/3_c/migration.sql; schemac apply --env production -q >/dev/null && echo "runs: $1"; rm -r migrations/3_c; psql -Xq "$DATABASE_URL" -c "DELETE FROM _prisma_migrations WHERE migration_name = '3_c'"; }; rm -r migrations/2_b; try 'ALTER TABLE users ALTER COLUMN id TYPE bigint; INSERT INTO users VALUES (101, $$mail$$);'; try 'DROP TABLE empty;'; try 'CREATE TABLE n (id int); INSERT INTO n VALUES (1); TRUNCATE n; DELETE FROM n; DROP TABLE n;'; try 'BEGIN ISOLATION LEVEL SERIALIZABLE; UPDATE users SET email = email; COMMIT;'; try 'SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; SELECT 1;'
runs: ALTER TABLE users ALTER COLUMN id TYPE bigint; INSERT INTO users VALUES (101, $$mail$$);
runs: DROP TABLE empty;
runs: CREATE TABLE n (id int); INSERT INTO n VALUES (1); TRUNCATE n; DELETE FROM n; DROP TABLE n;
runs: BEGIN ISOLATION LEVEL SERIALIZABLE; UPDATE users SET email = email; COMMIT;
runs: SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; SELECT 1;
=== file migrations/4_alone/migration.sql
CREATE INDEX CONCURRENTLY i ON users (email);
DELETE FROM users WHERE id = 1;
=== run schemac apply --env production 2>&1 | grep -E 'note|transaction:|^  |hint'
note: 4_alone: line 1 runs outside a transaction: protect = "rows" cannot look before it is done
ERROR: The environment protects rows (protect = "rows"), and the transaction:
  deletes 1 row of public.users
hint: The first 1 of its 2 statements have been run and stay, because they cannot share a transaction with the rest. Correct the rest and run `schemac apply` again: it goes on behind them.
=== run rm -r migrations/4_alone; psql -Xq "$DATABASE_URL" -c "DELETE FROM _prisma_migrations WHERE migration_name = '4_alone'"
=== file migrations/5_reviewed/migration.sql
DELETE FROM users WHERE id = 2;
=== run schemac apply --env production -q
2 migrations found in migrations
Applied 1 migration:
  5_reviewed (1 statement, <n> ms)
All migrations have been successfully applied.
=== file migrations/6_flag/migration.sql
DELETE FROM users WHERE id = 3;
=== run schemac apply --env production -q | sed 's/, [0-9]* ms//'
3 migrations found in migrations
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: 6_flag
! 
! Database error code: 
! 
! Database error:
! ERROR: The environment protects rows (protect = "rows"), and the transaction:
!   deletes 1 row of public.users
! code: rows-protected
! hint: It was undone: nothing that a transaction holds was left behind. If the rows may go, give --allow-destructive, or list the migration under `reviewed` of [check] in schemac.toml.
=== run schemac apply --env production --allow-destructive -q
3 migrations found in migrations
Applied 1 migration:
  6_flag (1 statement, <n> ms)
All migrations have been successfully applied.
