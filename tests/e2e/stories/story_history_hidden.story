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
=== run psql -Xq "$DATABASE_URL" -c "ALTER TABLE _prisma_migrations ENABLE ROW LEVEL SECURITY" && schemac status 2>&1 | tail -1
=== run psql -Xq "$DATABASE_URL" -c "CREATE ROLE hidden_reader LOGIN SUPERUSER; ALTER ROLE hidden_reader NOSUPERUSER; GRANT ALL ON SCHEMA public TO hidden_reader; GRANT ALL ON _prisma_migrations TO hidden_reader; CREATE POLICY w ON _prisma_migrations FOR INSERT TO hidden_reader WITH CHECK (true)"; url=$(printf %s "$DATABASE_URL" | sed 's|//[^@/]*@|//hidden_reader:x@|'); for way in status apply rollback "resolve --applied 1_a" "baseline 1_a"; do schemac $way --url "$url" 2>&1 | grep -c history-hidden; done; psql -Xq "$DATABASE_URL" -c "DROP OWNED BY hidden_reader; DROP ROLE hidden_reader; ALTER TABLE _prisma_migrations DISABLE ROW LEVEL SECURITY"
=== run psql -Xq "$DATABASE_URL" -c "ALTER TABLE _prisma_migrations RENAME TO real; CREATE VIEW _prisma_migrations AS SELECT * FROM real WHERE false" && schemac apply
=== run psql -Xq "$DATABASE_URL" -c "DROP VIEW _prisma_migrations; ALTER TABLE real RENAME TO _prisma_migrations; CREATE RULE r AS ON UPDATE TO _prisma_migrations DO INSTEAD NOTHING" && schemac apply
=== run psql -Xq "$DATABASE_URL" -c "DROP RULE r ON _prisma_migrations; CREATE SCHEMA earlier; CREATE TABLE earlier._prisma_migrations (LIKE public._prisma_migrations)" && schemac apply --url "$DATABASE_URL?options=-c%20search_path=earlier,public"
=== run schemac apply
=== run psql -Xq "$DATABASE_URL" -c "UPDATE _prisma_migrations SET migration_name = '0_other'" && rm -r migrations/1_a && schemac apply -q && schemac status | tail -3
