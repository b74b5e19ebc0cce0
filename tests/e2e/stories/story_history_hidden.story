The history is complete or the run stops: row security, a view, rules, another history earlier in the search_path.
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
=== run schemac apply -q
1 migration found in migrations
Applied 1 migration:
  1_a (1 statement, <n> ms)
All migrations have been successfully applied.
=== run psql -Xq "$DATABASE_URL" -c "ALTER TABLE _prisma_migrations ENABLE ROW LEVEL SECURITY" && schemac status 2>&1 | tail -1
Database schema is up to date!
=== run psql -Xq "$DATABASE_URL" -c "CREATE ROLE hidden_reader LOGIN SUPERUSER; ALTER ROLE hidden_reader NOSUPERUSER; GRANT ALL ON SCHEMA public TO hidden_reader; GRANT ALL ON _prisma_migrations TO hidden_reader; CREATE POLICY w ON _prisma_migrations FOR INSERT TO hidden_reader WITH CHECK (true)"; url=$(printf %s "$DATABASE_URL" | sed 's|//[^@/]*@|//hidden_reader:x@|'); for way in status apply rollback "resolve --applied 1_a" "baseline 1_a"; do schemac $way --url "$url" 2>&1 | grep -c history-hidden; done; psql -Xq "$DATABASE_URL" -c "DROP OWNED BY hidden_reader; DROP ROLE hidden_reader; ALTER TABLE _prisma_migrations DISABLE ROW LEVEL SECURITY"
1
1
1
1
1
=== run psql -Xq "$DATABASE_URL" -c "ALTER TABLE _prisma_migrations RENAME TO real; CREATE VIEW _prisma_migrations AS SELECT * FROM real WHERE false" && schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: "public"."_prisma_migrations" is no table (a view, or a foreign table). So what is applied here cannot be known. Nothing was run.
! code: history-hidden
! hint: Put the table of migrations back in its place, or name its schema in the URL with `?schema=`.
exit 1
=== run psql -Xq "$DATABASE_URL" -c "DROP VIEW _prisma_migrations; ALTER TABLE real RENAME TO _prisma_migrations; CREATE RULE r AS ON UPDATE TO _prisma_migrations DO INSTEAD NOTHING" && schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: Rules rewrite what is read from "public"."_prisma_migrations" or written to it. So what is applied here cannot be known. Nothing was run.
! code: history-hidden
! hint: Drop the rules (pg_rules lists them).
exit 1
=== run psql -Xq "$DATABASE_URL" -c "DROP RULE r ON _prisma_migrations; CREATE SCHEMA earlier; CREATE TABLE earlier._prisma_migrations (LIKE public._prisma_migrations)" && schemac apply --url "$DATABASE_URL&options=-c%20search_path=earlier,public"
! database: <server>:5432/<database>, schema public (from --url)
! error: The search_path leads to another history, earlier._prisma_migrations, before "public"."_prisma_migrations". So what is applied here cannot be known. Nothing was run.
! code: history-hidden
! hint: Name the schema in the URL with `?schema=`, or take the other one out of the search_path.
exit 1
=== run schemac apply
1 migration found in migrations
No pending migrations to apply.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run psql -Xq "$DATABASE_URL" -c "UPDATE _prisma_migrations SET migration_name = '0_other'" && rm -r migrations/1_a && schemac apply -q && schemac status | tail -3
0 migrations found in migrations
No pending migrations to apply.
  0_other

Database schema is up to date!
