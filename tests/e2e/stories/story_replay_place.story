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
-- This is an empty migration.
=== run schemac check --replay
Nothing to correct.
! note: not checked: edited and deleted migrations: $PROJECT is in no git repository.
=== run schemac diff --from migrations --exit-code --replay-url "$POSTGRES_URL"
! note: The history is replayed as a superuser of <server>/.s.PGSQL.5432 (from --replay-url): its statements can start programs and reach files there. Use a role with CREATEDB alone.
! error: The migrations name roles that <server>/.s.PGSQL.5432 does not have: story_app, story_reader, story_owner, story_writer, story_janitor.
! code: replay-roles-missing
! hint: Make them there (CREATE ROLE "story_app"), or leave its URL out: a private PostgreSQL makes them itself.
exit 1
=== run psql -q "$POSTGRES_URL" -c 'CREATE ROLE story_app; CREATE ROLE story_reader; CREATE ROLE story_writer; CREATE ROLE story_janitor; CREATE ROLE story_owner SUPERUSER' -c 'CREATE DATABASE story_db'
=== run schemac diff --from migrations --exit-code --replay-url "$POSTGRES_URL"
-- This is an empty migration.
! note: The history is replayed as a superuser of <server>/.s.PGSQL.5432 (from --replay-url): its statements can start programs and reach files there. Use a role with CREATEDB alone.
=== run SHADOW_DATABASE_URL="$POSTGRES_URL" schemac diff --from migrations --exit-code
-- This is an empty migration.
! note: The history is replayed as a superuser of <server>/.s.PGSQL.5432 (from shadowDatabaseUrl of schema.prisma): its statements can start programs and reach files there. Use a role with CREATEDB alone.
=== run SCHEMAC_REPLAY_URL="$POSTGRES_URL" schemac check --replay
Nothing to correct.
! note: The history is replayed as a superuser of <server>/.s.PGSQL.5432 (from the environment variable SCHEMAC_REPLAY_URL): its statements can start programs and reach files there. Use a role with CREATEDB alone.
! note: not checked: edited and deleted migrations: $PROJECT is in no git repository.
=== run psql "$POSTGRES_URL" -Atc "SELECT to_regclass('\"Note\"')::text IS NULL, (SELECT count(*) FROM pg_database WHERE datname LIKE 'schemac%'), (SELECT count(*) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase WHERE d.datname = 'story_db')"
t|0|0
=== run psql -q "$POSTGRES_URL" -c "CREATE DATABASE schemac_replay_1_0" -c "COMMENT ON DATABASE schemac_replay_1_0 IS 'schemac replays a history here and drops this database again'" -c "CREATE DATABASE schemac_replay_mine" && schemac diff --from migrations --exit-code --replay-url "$POSTGRES_URL" && psql "$POSTGRES_URL" -Atc "SELECT datname FROM pg_database WHERE datname LIKE 'schemac%'" && psql -q "$POSTGRES_URL" -c 'DROP DATABASE schemac_replay_mine'
-- This is an empty migration.
schemac_replay_mine
! note: The history is replayed as a superuser of <server>/.s.PGSQL.5432 (from --replay-url): its statements can start programs and reach files there. Use a role with CREATEDB alone.
=== run schemac diff --from migrations --exit-code --replay-url "postgresql://nobody@127.0.0.1:1/x"
! error: Can't reach database server at `127.0.0.1:1`
! connection to server at "127.0.0.1", port 1 failed: Connection refused
! code: P1001
! hint: Please make sure your database server is running at `127.0.0.1:1`. The URL comes from --replay-url.
exit 1
=== run SHADOW_DATABASE_URL="postgresql://nobody@127.0.0.1:1/x" schemac diff --from migrations --exit-code
-- This is an empty migration.
! note: shadowDatabaseUrl of schema.prisma is of no use here (Can't reach database server at `127.0.0.1:1`): a private PostgreSQL replays the history.
=== file schemac.toml
[replay]
url = "postgresql://nobody@127.0.0.1:1/x"
=== run schemac diff --from migrations --exit-code
! error: Can't reach database server at `127.0.0.1:1`
! connection to server at "127.0.0.1", port 1 failed: Connection refused
! code: P1001
! hint: Please make sure your database server is running at `127.0.0.1:1`. The URL comes from [replay] of schemac.toml.
exit 1
=== run schemac check --replay
Nothing to correct.
! note: not checked: edited and deleted migrations: $PROJECT is in no git repository.
=== run rm schemac.toml
=== file migrations/2_wide/migration.sql
ALTER TABLE "Note" ADD COLUMN "at" TEXT;
ALTER ROLE story_app SET work_mem = '5MB';
=== run schemac diff --from migrations --exit-code --replay-url "$POSTGRES_URL"
! note: The history is replayed as a superuser of <server>/.s.PGSQL.5432 (from --replay-url): its statements can start programs and reach files there. Use a role with CREATEDB alone.
! error: The migration `2_wide`, line 2 (ALTER ROLE), would change more of <server>/.s.PGSQL.5432 than the database that was made for the replay. Nothing was run.
! code: replay-server-wide
! hint: Leave that server's URL out: on a private PostgreSQL such statements do no harm.
exit 1
=== run schemac diff --from migrations --exit-code
-- AlterTable
ALTER TABLE "Note" DROP COLUMN "at";
exit 2
=== file migrations/2_wide/migration.sql
CREATE EXTENSION no_such_extension;
=== run schemac check --replay 2>&1 | sed 's|"/[^"]*/extension/|"|'
note: not checked: edited and deleted migrations: $PROJECT is in no git repository.
migrations/2_wide/migration.sql:1: replay-failed: The migration `2_wide` does not run on an empty database behind the migrations before it: ERROR: extension "no_such_extension" is not available
DETAIL: Could not open extension control file "no_such_extension.control": No such file or directory.
HINT: The extension must first be installed on the system where PostgreSQL is running.

Position:
   1 CREATE EXTENSION no_such_extension;
  fix: The extension is not installed beside this PostgreSQL: install its package here, or let the history be replayed on a server that has it: --replay-url, SCHEMAC_REPLAY_URL or `url` under [replay] in schemac.toml.
1 finding
=== file migrations/2_wide/migration.sql
ALTER TABLE "Notes" ADD COLUMN "at" TEXT;
=== run schemac check --replay
migrations/2_wide/migration.sql:1: replay-failed: The migration `2_wide` does not run on an empty database behind the migrations before it: ERROR: relation "Notes" does not exist

Position:
   1 ALTER TABLE "Notes" ADD COLUMN "at" TEXT;
  fix: Correct the migration if no database has run it yet; else compare with the database: --from db.
1 finding
! note: not checked: edited and deleted migrations: $PROJECT is in no git repository.
exit 2
=== run schemac check --replay --json | grep -A6 '"kind"'
      "kind": "replay-failed",
      "file": "migrations/2_wide/migration.sql",
      "line": 1,
      "message": "The migration `2_wide` does not run on an empty database behind the migrations before it: ERROR: relation \"Notes\" does not exist\n\nPosition:\n   1 ALTER TABLE \"Notes\" ADD COLUMN \"at\" TEXT;",
      "fix": "Correct the migration if no database has run it yet; else compare with the database: --from db.",
      "severity": "error"
    }
! note: not checked: edited and deleted migrations: $PROJECT is in no git repository.
=== file migrations/2_wide/migration.sql
SELECT pg_sleep(100);
=== run schemac diff --from migrations --replay-url "$POSTGRES_URL" & until psql "$POSTGRES_URL" -Atc "SELECT 'asleep' FROM pg_stat_activity WHERE datname LIKE 'schemac_replay%' AND query LIKE 'SELECT pg_sleep%'" | grep -q asleep; do sleep 0.05; done; kill -TERM $!; wait $!; echo "ended with $?"; psql "$POSTGRES_URL" -Atc "SELECT count(*) FROM pg_database WHERE datname LIKE 'schemac%'"
ended with 143
0
! note: The history is replayed as a superuser of <server>/.s.PGSQL.5432 (from --replay-url): its statements can start programs and reach files there. Use a role with CREATEDB alone.
! error: The replay of the history was interrupted. Nothing of it is left.
! code: interrupted
=== run psql -q "$POSTGRES_URL" -c 'DROP DATABASE story_db' -c 'DROP ROLE story_app; DROP ROLE story_reader; DROP ROLE story_writer; DROP ROLE story_janitor; DROP ROLE story_owner'
