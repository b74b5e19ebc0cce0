Where a history is replayed: on a private server, which gets the roles and databases that the migrations name; or on a
server that somebody names, in a database of its own that is dropped again.
=== needs postgres
=== needs program psql
=== file schema.prisma
datasource db {
  provider          = "postgresql"
  shadowDatabaseUrl = env("SHADOW_DATABASE_URL")
}

model Note {
  id Int @id
}
=== file migrations/migration_lock.toml
provider = "postgresql"
=== file migrations/1_roles/migration.sql
CREATE TABLE "Note" ("id" INTEGER NOT NULL, CONSTRAINT "Note_pkey" PRIMARY KEY ("id"));
ALTER TABLE "Note" ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON "Note" TO story_app USING (true);
GRANT SELECT ON "Note" TO story_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE story_owner GRANT SELECT ON TABLES TO story_reader;
GRANT CONNECT ON DATABASE story_db TO story_reader;
ALTER DATABASE story_db SET work_mem = '5MB';
DO $$ BEGIN GRANT INSERT ON "Note" TO story_writer; EXECUTE 'GRANT DELETE ON "Note" TO story_janitor'; END $$;
SET ROLE story_owner;
CREATE TABLE gone ();
DROP TABLE gone;
=== run schemac diff --from migrations --exit-code
=== run schemac check --replay
=== run schemac diff --from migrations --exit-code --replay-url "$POSTGRES_URL"
=== run psql -q "$POSTGRES_URL" -c 'CREATE ROLE story_app; CREATE ROLE story_reader; CREATE ROLE story_writer; CREATE ROLE story_janitor; CREATE ROLE story_owner SUPERUSER' -c 'CREATE DATABASE story_db'
=== run schemac diff --from migrations --exit-code --replay-url "$POSTGRES_URL"
=== run SHADOW_DATABASE_URL="$POSTGRES_URL" schemac diff --from migrations --exit-code
=== run SCHEMAC_REPLAY_URL="$POSTGRES_URL" schemac check --replay
=== run psql "$POSTGRES_URL" -Atc "SELECT to_regclass('\"Note\"')::text IS NULL, (SELECT count(*) FROM pg_database WHERE datname LIKE 'schemac%'), (SELECT count(*) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase WHERE d.datname = 'story_db')"
=== run psql -q "$POSTGRES_URL" -c "CREATE DATABASE schemac_replay_1_0" -c "COMMENT ON DATABASE schemac_replay_1_0 IS 'schemac replays a history here and drops this database again'" -c "CREATE DATABASE schemac_replay_mine" && schemac diff --from migrations --exit-code --replay-url "$POSTGRES_URL" && psql "$POSTGRES_URL" -Atc "SELECT datname FROM pg_database WHERE datname LIKE 'schemac%'" && psql -q "$POSTGRES_URL" -c 'DROP DATABASE schemac_replay_mine'
=== run schemac diff --from migrations --exit-code --replay-url "postgresql://nobody@127.0.0.1:1/x"
=== run SHADOW_DATABASE_URL="postgresql://nobody@127.0.0.1:1/x" schemac diff --from migrations --exit-code
=== file schemac.toml
[replay]
url = "postgresql://nobody@127.0.0.1:1/x"
=== run schemac diff --from migrations --exit-code
=== run schemac check --replay
=== run rm schemac.toml
=== file migrations/2_wide/migration.sql
ALTER TABLE "Note" ADD COLUMN "at" TEXT;
ALTER ROLE story_app SET work_mem = '5MB';
=== run schemac diff --from migrations --exit-code --replay-url "$POSTGRES_URL"
=== run schemac diff --from migrations --exit-code
=== file migrations/2_wide/migration.sql
CREATE EXTENSION no_such_extension;
=== run schemac check --replay 2>&1 | sed 's|"/[^"]*/extension/|"|'
=== file migrations/2_wide/migration.sql
ALTER TABLE "Notes" ADD COLUMN "at" TEXT;
=== run schemac check --replay
=== run schemac check --replay --json | grep -A6 '"kind"'
=== file migrations/2_wide/migration.sql
SELECT pg_sleep(100);
=== run schemac diff --from migrations --replay-url "$POSTGRES_URL" & until psql "$POSTGRES_URL" -Atc "SELECT 'asleep' FROM pg_stat_activity WHERE datname LIKE 'schemac_replay%' AND query LIKE 'SELECT pg_sleep%'" | grep -q asleep; do sleep 0.05; done; kill -TERM $!; wait $!; echo "ended with $?"; psql "$POSTGRES_URL" -Atc "SELECT count(*) FROM pg_database WHERE datname LIKE 'schemac%'"
=== run psql -q "$POSTGRES_URL" -c 'DROP DATABASE story_db' -c 'DROP ROLE story_app; DROP ROLE story_reader; DROP ROLE story_writer; DROP ROLE story_janitor; DROP ROLE story_owner'
