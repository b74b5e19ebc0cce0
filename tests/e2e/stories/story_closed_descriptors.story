Started with standard input, output or error closed, by a supervisor or a cron job: their numbers must not become the connection to the server, into which messages would be written then. The migrations run as ever.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== file migrations/20250101000000_one/migration.sql
CREATE TABLE one (id int);
DO $$ BEGIN RAISE NOTICE 'said into the dark'; END $$;
=== file migrations/20250101000001_two/migration.sql
CREATE TABLE two (id int);
DO $$ BEGIN RAISE WARNING 'said again'; END $$;
=== run schemac apply 2>&-
2 migrations found in migrations
Applied 2 migrations:
  20250101000000_one (2 statements, <n> ms)
  20250101000001_two (2 statements, <n> ms)
All migrations have been successfully applied.
=== run psql -qc 'DROP TABLE one, two, _prisma_migrations' "$DATABASE_URL" && schemac apply >&- 2>&- && schemac status | tail -1
Database schema is up to date!
=== run psql -qc 'DROP TABLE one, two, _prisma_migrations' "$DATABASE_URL" && schemac apply <&- >&- 2>&- && schemac status | tail -1
Database schema is up to date!
=== run psql -qc 'DROP TABLE one, two, _prisma_migrations' "$DATABASE_URL" && schemac apply <&- 2>&1 >/dev/null
database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
Applying migration `20250101000000_one`
notice: NOTICE:  said into the dark
Applying migration `20250101000001_two`
notice: WARNING:  said again
=== run schemac check --no-replay <&- >&- 2>&-; echo $?
0
=== run schemac diff --from empty <&- 2>&- | head -1
-- This is an empty migration.
