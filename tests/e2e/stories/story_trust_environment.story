libpq's environment: it leads no connection elsewhere. A private server's gets none of it, another one what its URL
leaves open, and doctor shows which.
=== needs database
=== file prisma/schema.prisma
datasource db {
  provider = "postgresql"
}

model A {
  id Int @id
}
=== file prisma/migrations/1_a/migration.sql
CREATE TABLE "A" ("id" INTEGER NOT NULL, CONSTRAINT "A_pkey" PRIMARY KEY ("id"));
=== run export PGHOSTADDR=127.0.0.77 PGPORT=9 PGSERVICE=none PGSSLMODE=require PGUSER=nobody PGDATABASE=none PGOPTIONS='-c default_transaction_read_only=on' PGTZ=Asia/Tokyo PGREQUIREPEER=nobody PGSYSCONFDIR=/nonexistent; schemac diff --from migrations --to prisma/schema.prisma --exit-code && schemac check --replay 2>/dev/null
-- This is an empty migration.
Nothing to correct.
=== run PGHOSTADDR=127.0.0.77 PGSERVICE=none PGPORT=9 PGDATABASE=none schemac apply -q | tail -1
All migrations have been successfully applied.
=== run echo "SELECT pg_sleep(0.3)" | PGOPTIONS='-c statement_timeout=20' schemac execute --stdin 2>&1 | grep -o 'canceling.*'
canceling statement due to statement timeout
=== run echo "DO \$\$ BEGIN IF current_setting('TimeZone') <> 'Asia/Tokyo' THEN RAISE 'no'; END IF; END \$\$" | PGTZ=Asia/Tokyo schemac execute --stdin
Script executed successfully.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run echo "SELECT 1" | PGSSLMODE=require schemac execute --stdin --url "postgresql://postgres@127.0.0.1:9/x?connect_timeout=2" 2>&1 | grep code
code: P1001
=== run PGSSLMODE=disable PGHOSTADDR=127.0.0.77 PGPASSWORD=geheim schemac doctor | grep -i pg[a-z]*=
good     environment: PGPASSWORD=*** counts where the URL has no password.
good     environment: PGSSLMODE=disable counts where the URL has no sslmode.
note     environment: PGHOSTADDR=127.0.0.77 does not count: the URL says where the database is.
