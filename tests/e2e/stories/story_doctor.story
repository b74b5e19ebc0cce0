The doctor names the cause and the remedy of each classic failure.
=== needs database
=== file app/prisma/schema.prisma
datasource db {
  provider = "postgresql"
  url      = env("APP_URL")
}

model User {
  id Int @id
}
=== run env -u DATABASE_URL schemac doctor | sed '/is there, too/d; s|PostgreSQL [0-9]* in .* serves|PostgreSQL serves|'; exit ${PIPESTATUS[0]}
problem  working directory: No schema was found. Looked at, from the working directory upward:
           $PROJECT/package.json
           $PROJECT/schema.prisma
           $PROJECT/prisma/schema.prisma
           $PROJECT/prisma/schema
         remedy: There is one below: change into its folder, or give --schema app/prisma/schema.prisma.
good     private server: PostgreSQL serves for replays.
good     confinement: A private server starts no programs, has no network and reaches nobody's files.
note     git: $PROJECT is in no git repository.
         remedy: `check` compares with the main branch where there is one.
problem  url: No database is configured: DATABASE_URL is not set. Looked at:
           --url (not given)
           --env and SCHEMAC_ENV (not given)
           the environment variable DATABASE_URL (not set)
           DATABASE_URL in $PROJECT/prisma/.env (no such file)
           DATABASE_URL in $PROJECT/.env (no such file)
           `url` and `directUrl` in the schema's datasource (not there)
           the local server of this project (schemac local) (not running)
         remedy: Set DATABASE_URL=postgresql://USER:PASSWORD@HOST:5432/DATABASE in the environment or in .env, or give --url.

2 problems
exit 2
=== run cd app && env -u DATABASE_URL schemac doctor | grep -A9 'problem'
problem  url: Environment variable not found: APP_URL. It is named by `url` in the schema's datasource. Looked at:
           the environment variable APP_URL (not set)
           APP_URL in $PROJECT/app/prisma/.env (no such file)
           APP_URL in $PROJECT/app/.env (no such file)
         remedy: Set APP_URL=postgresql://USER:PASSWORD@HOST:5432/DATABASE in the environment or in .env, or give --url. No other variable is taken in its place.

1 problem
=== run cd app && APP_URL=$DATABASE_URL schemac doctor | grep -v 'private server\|^good *version' 
good     schema: The schema prisma/schema.prisma is valid.
note     migrations: There is no migrations folder at prisma/migrations.
         remedy: `schemac diff --name NAME` writes the first migration; give --migrations DIR if it lies elsewhere.
note     git: $PROJECT/app is in no git repository.
         remedy: `check` compares with the main branch where there is one.
good     url: The URL of database "<database>" at <server>/.s.PGSQL.5432 comes from the environment variable APP_URL, named by `url` in the schema's datasource.
good     connection: The server answers.
good     schema in the URL: The schema "public" exists.

Nothing stands in the way.
=== run cd app && APP_URL="postgresql://u:secret@127.0.0.1:1/db" schemac doctor | grep -A4 problem
problem  connection: Can't reach database server at `127.0.0.1:1`
         remedy: Check host and port; `schemac doctor` tells where the URL came from and what answers there. Inside a container localhost is the container itself: use the database service's name. `schemac local start` starts a private server. The URL comes from the environment variable APP_URL, named by `url` in the schema's datasource.

1 problem
=== run cd app && APP_URL="${DATABASE_URL/$DATABASE/nowhere}" schemac doctor | grep -A3 problem
problem  connection: Database `nowhere` does not exist on the database server at `<server>/.s.PGSQL.5432`.
         remedy: Correct the database's name in the URL, or create it: CREATE DATABASE name. The URL comes from the environment variable APP_URL, named by `url` in the schema's datasource.

1 problem
=== file app/prisma/migrations/20250101000000_one/migration.sql
CREATE TABLE "User" ("id" INTEGER NOT NULL, CONSTRAINT "User_pkey" PRIMARY KEY ("id"));
=== file app/prisma/migrations/20990101000000_two/migration.sql
-- Not yet: CREATE EXTENSION nobody_needs_this;
CREATE EXTENSION IF NOT EXISTS "no_such_extension"; /* nor CREATE EXTENSION this_one; */
ALTER TABLE "Missing" ADD COLUMN x int;
=== run cd app && export APP_URL=$DATABASE_URL; schemac apply -q 2>/dev/null; schemac doctor | grep -v 'private server' | grep -A2 problem
2 migrations found in prisma/migrations
Applied 1 migration:
  20250101000000_one (1 statement, <n> ms)
problem  clock: The migration `<timestamp>_two` has a timestamp of the future.
         remedy: The clock of whoever wrote it was wrong, or this one is. New migrations get names behind it, so that the order stays; rename it if no database has run it yet.
note     git: $PROJECT/app is in no git repository.
--
problem  extension: The extension "no_such_extension" is not installed on the server.
         remedy: Install its package on the server's machine (for example postgresql-contrib, postgresql-15-postgis-3); a managed server documents which ones it offers.
problem  last failure: `<timestamp>_two` failed because an extension is not installed on the server.
         remedy: Install its package on the server; managed servers list what they offer.

3 problems
=== run cd app && APP_URL="$DATABASE_URL&schema=other" schemac doctor | grep -A2 'problem *schema\|problem *tables'
problem  schema in the URL: The URL names the schema "other", which has no history of migrations; there is one in: public.
         remedy: Write ?schema=public into the URL if that one is meant.
problem  extension: The extension "no_such_extension" is not installed on the server.
--
problem  tables: The table "User" is not in the schema "other", but in: public.
         remedy: Correct `schema=` in the URL, or @@schema of the model.

=== run cd app && echo "CREATE ROLE reader LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC" | psql -qX "$DATABASE_URL" && APP_URL="${DATABASE_URL/postgres@/reader@}" schemac doctor | grep -A2 'problem *rights'; echo "DROP ROLE reader" | psql -qX "$DATABASE_URL"
problem  rights: The role "reader" may not create anything in the schema "public".
         remedy: As its owner: GRANT USAGE, CREATE ON SCHEMA "public" TO "reader"; since PostgreSQL 15 not every role has this right on public.
problem  rights: The role "reader" does not own these tables, so it may not alter them: User, _prisma_migrations.
         remedy: Run migrations as their owner, or make the role a member of the owner's: GRANT owner TO role.
problem  extension: The extension "no_such_extension" is not installed on the server.
=== run cd app && APP_URL="$DATABASE_URL&options=-c%20default_transaction_read_only%3Don" schemac doctor | grep -A2 'problem *replica'
problem  replica: This role or database is read-only (default_transaction_read_only = on).
         remedy: ALTER ROLE or ALTER DATABASE ... SET default_transaction_read_only = off, or use the role for migrations.
good     schema in the URL: The schema "public" exists.
=== run cd app && APP_URL="$DATABASE_URL" schemac doctor --json | grep -c '"remedy"' | sed 's/[0-9]*/some/'
some
