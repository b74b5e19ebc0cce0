The URL names another schema than public: the history is replayed there too, and nothing has drifted.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id   Int     @id
  name String?
}
=== file env.sh
case $DATABASE_URL in *\?*) export DATABASE_URL="$DATABASE_URL&schema=app" ;; *) export DATABASE_URL="$DATABASE_URL?schema=app" ;; esac
"$@"
=== run sh env.sh schemac dev --name init -q
0 migrations found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_init/migration.sql
1 migration found in migrations
Applied 1 migration:
  <timestamp>_init (2 statements, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
=== run sh env.sh schemac dev --name nothing
1 migration found in migrations
No pending migrations to apply.
Already in sync, no schema change or pending migration was found.
! database: <server>:5432/<database>, schema app (from the environment variable DATABASE_URL)
=== run sh env.sh schemac status --drift | tail -1
No drift: the database is what its migrations made.
=== run psql -qX -d "$DATABASE_URL" -c 'ALTER TABLE app."User" ADD COLUMN by_hand int'; sh env.sh schemac dev --name nothing 2>&1 | head -3
database: <server>:5432/<database>, schema app (from the environment variable DATABASE_URL)
error: The database is not what its migrations made. No migration was written.
  The column app.User.by_hand is in the database, but no migration made it.
