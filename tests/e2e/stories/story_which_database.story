The project's own word says which database: never another variable, and a command that changes one says which.
=== needs postgres
=== file package.json
{}
=== file stats/schema.prisma
datasource db {
  provider = "postgresql"
  url      = env("STATS_URL") // not ${DATABASE_URL}
}

model Visit {
  id Int @id
}
=== file stats/migrations/20260101000000_init/migration.sql
CREATE TABLE "Visit" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("id")
);
=== file stats/migrations/migration_lock.toml
provider = "postgresql"
=== run echo "DATABASE_URL=postgresql://nobody@127.0.0.1:1/other" > .env && schemac apply --schema stats/schema.prisma
! error: Environment variable not found: STATS_URL. It is named by `url` in the schema's datasource. Looked at:
!   the environment variable STATS_URL (not set)
!   STATS_URL in $PROJECT/.env (not there)
!   STATS_URL in $PROJECT/stats/.env (no such file)
!   STATS_URL in $PROJECT/prisma/.env (no such file)
! code: P1012
! hint: Set STATS_URL=postgresql://USER:PASSWORD@HOST:5432/DATABASE in the environment or in .env, or give --url. No other variable is taken in its place.
exit 1
=== run STATS_URL= DATABASE_URL=$POSTGRES_URL schemac reset --force --schema stats/schema.prisma
! error: Environment variable not found: STATS_URL. It is named by `url` in the schema's datasource. Looked at:
!   the environment variable STATS_URL (empty)
!   STATS_URL in $PROJECT/.env (not there)
!   STATS_URL in $PROJECT/stats/.env (no such file)
!   STATS_URL in $PROJECT/prisma/.env (no such file)
! code: P1012
! hint: Set STATS_URL=postgresql://USER:PASSWORD@HOST:5432/DATABASE in the environment or in .env, or give --url. No other variable is taken in its place.
exit 1
=== run echo "STATS_URL=$POSTGRES_URL" >> .env && STATS_URL= schemac push --schema stats/schema.prisma
! error: Environment variable not found: STATS_URL. It is named by `url` in the schema's datasource. Looked at:
!   the environment variable STATS_URL (empty, which goes before the .env files, as with Prisma)
!   STATS_URL in $PROJECT/.env (there)
!   STATS_URL in $PROJECT/stats/.env (no such file)
!   STATS_URL in $PROJECT/prisma/.env (no such file)
! code: P1012
! hint: Set STATS_URL=postgresql://USER:PASSWORD@HOST:5432/DATABASE in the environment or in .env, or give --url. No other variable is taken in its place.
exit 1
=== run schemac apply --schema stats/schema.prisma
1 migration found in stats/migrations
Applied 1 migration:
  <timestamp>_init (1 statement, <n> ms)
All migrations have been successfully applied.
! database: <server>:5432/<database>, schema public (from STATS_URL in .env, named by `url` in the schema's datasource)
! Applying migration `<timestamp>_init`
=== run mkdir -p src/deep && cd src/deep && schemac rollback --schema ../../stats/schema.prisma --accept-data-loss
! database: <server>:5432/<database>, schema public (from STATS_URL in $PROJECT/.env, named by `url` in the schema's datasource)
! error: The migration `<timestamp>_init` has no down.sql, so it cannot be taken back. Nothing was run.
! code: down-missing
! hint: Write the statements that undo it into down.sql beside its migration.sql.
exit 1
=== run schemac baseline 20260101000000_init --schema stats/schema.prisma
Every migration up to it is applied already.
! database: <server>:5432/<database>, schema public (from STATS_URL in .env, named by `url` in the schema's datasource)
=== run schemac status --schema stats/schema.prisma | head -1
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
=== run echo "SELECT 1" | schemac execute --stdin --schema stats/schema.prisma --json 2>/dev/null | sed -n '/"database"/,/}/p'
  "database": {
    "host": "<text>",
    "port": "5432",
    "name": "<database>",
    "schema": "public",
    "from": "STATS_URL in .env, named by `url` in the schema's datasource"
  },
=== run schemac apply --schema stats/schema.prisma --log-format json 2>&1 >/dev/null | head -1
{"time":"<time>","event":"database","host":"<text>","port":"5432","name":"<database>","schema":"public","from":"STATS_URL in .env, named by `url` in the schema's datasource"}
=== run schemac resolve --applied nothing --url "$POSTGRES_URL" --schema stats/schema.prisma
! database: <server>:5432/<database>, schema public (from --url)
! error: The migration nothing could not be found. Please make sure that the migration exists, and that you included the whole name of the directory. (example: "20201207184859_initial_migration")
! code: P3017
exit 1
=== file direct/schema.prisma
datasource db {
  provider  = "postgresql"
  url       = "postgresql://pooler@127.0.0.1:1/pooled?pgbouncer=true"
  directUrl = env("DIRECT_URL")
}
=== run schemac status --schema direct/schema.prisma
! note: There is no migration in direct/migrations, but there are some in stats/migrations: if they are meant, give --migrations stats/migrations, or write `migrations` into schemac.toml.
! error: Environment variable not found: DIRECT_URL. It is named by `directUrl` in the schema's datasource. Looked at:
!   the environment variable DIRECT_URL (not set)
!   DIRECT_URL in $PROJECT/.env (not there)
!   DIRECT_URL in $PROJECT/direct/.env (no such file)
!   DIRECT_URL in $PROJECT/prisma/.env (no such file)
! code: P1012
! hint: Set DIRECT_URL=postgresql://USER:PASSWORD@HOST:5432/DATABASE in the environment or in .env, or give --url. No other variable is taken in its place.
exit 1
=== run DIRECT_URL=$POSTGRES_URL schemac dev --schema direct/schema.prisma
! database: <server>:5432/<database>, schema public (from the environment variable DIRECT_URL, named by `directUrl` in the schema's datasource)
! note: There is no migration in direct/migrations, but there are some in stats/migrations: if they are meant, give --migrations stats/migrations, or write `migrations` into schemac.toml.
! error: The database has run migrations that the migrations folder does not have:
!   <timestamp>_init
! code: database-ahead
! hint: Bring their folders back (another branch?), or name the right --migrations.
exit 1
=== run sed -i '/directUrl/d' direct/schema.prisma && DATABASE_URL=$POSTGRES_URL schemac status --schema direct/schema.prisma
! note: There is no migration in direct/migrations, but there are some in stats/migrations: if they are meant, give --migrations stats/migrations, or write `migrations` into schemac.toml.
! error: Can't reach database server at `127.0.0.1:1`
! connection to server at "127.0.0.1", port 1 failed: Connection refused
! code: P1001
! hint: Please make sure your database server is running at `127.0.0.1:1`. The URL comes from `url` in the schema's datasource.
exit 1
=== run echo 'STATS_URL=postgresql://u:${STATS_PASSWORD}@h/d' >> .env && schemac apply --schema stats/schema.prisma
! error: Environment variable not found: STATS_PASSWORD. The value of STATS_URL in .env needs it.
! code: P1012
! hint: Set ${STATS_PASSWORD} in the environment or in .env, or write the value itself into STATS_URL.
exit 1
