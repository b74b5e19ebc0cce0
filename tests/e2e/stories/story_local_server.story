The embedded default: a private server for development, used by --env local, and silently only on a developer's machine.
=== file prisma/schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== run schemac local status
The local server is stopped.
=== run schemac local start
postgresql://postgres@localhost/postgres?host=<socket>
=== run schemac local status
The local server is running: postgresql://postgres@localhost/postgres?host=<socket>
=== run schemac status
Database "postgres", schema "public" at "<socket>/.s.PGSQL.5432"
0 migrations found in prisma/migrations

Database schema is up to date!
! note: No database is configured: using the local server of this project (schemac local).
=== run CI=1 schemac status 2>&1 | tail -4
  `url` and `directUrl` in the schema's datasource (not there)
  the local server of this project (schemac local) (not used, because CI is set)
code: database-url-not-found
hint: Set DATABASE_URL=postgresql://USER:PASSWORD@HOST:5432/DATABASE in the environment or in .env, or give --url.
=== run CI=1 schemac status --env local -q
Database "postgres", schema "public" at "<socket>/.s.PGSQL.5432"
0 migrations found in prisma/migrations

Database schema is up to date!
=== run schemac dev --name init -q
0 migrations found in prisma/migrations
No pending migrations to apply.
Wrote prisma/migrations/<timestamp>_init/migration.sql
1 migration found in prisma/migrations
Applied 1 migration:
  <timestamp>_init (2 statements, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
=== run schemac local stop && schemac local stop
The local server is stopped.
The local server is stopped.
=== run schemac status --env local
! error: The local server of $PROJECT/prisma is not running.
! code: local-not-running
! hint: Start it with `schemac local start`, or choose another --env.
exit 1
