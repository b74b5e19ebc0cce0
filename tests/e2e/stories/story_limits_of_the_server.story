What a server may refuse: no connection is left, no rows are counted, the time is up, a name is taken.
=== needs database
=== needs program psql
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id   Int     @id
  name String?
}
=== file migrations/migration_lock.toml
provider = "postgresql"
=== file migrations/1_init/migration.sql
CREATE TABLE "User" ("id" INTEGER PRIMARY KEY, "name" TEXT);
=== file schemac.toml
[env.production]
url_env = "DATABASE_URL"
protect = "rows"
=== run psql -qX -d "$DATABASE_URL" -c 'CREATE ROLE crowded LOGIN CONNECTION LIMIT 0'; schemac status --url "$(echo "$DATABASE_URL" | sed 's|//[^@/?]*|//crowded|')"; code=$?; psql -qX -d "$DATABASE_URL" -c 'DROP ROLE crowded'; exit $code
! error: Too many database connections opened: too many connections for role "crowded"
! too many connections for role "crowded"
! code: P2037
! hint: Close connections, or raise max_connections on the server.
exit 1
=== run psql -qX -d "$DATABASE_URL" -c "ALTER DATABASE $DATABASE SET track_counts = off"; schemac apply --env production
1 migration found in migrations
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL, named by [env.production])
! Applying migration `1_init`
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: 1_init
! 
! Database error code: 
! 
! Database error:
! ERROR: protect = "rows" needs the server's counters, and track_counts is off.
! code: rows-unprotected
! hint: It was undone: nothing that a transaction holds was left behind. Set track_counts = on, or take `protect` out of schemac.toml.
exit 1
=== run case "$DATABASE_URL" in *\?*) limited="$DATABASE_URL&socket_timeout=1";; *) limited="$DATABASE_URL?socket_timeout=1";; esac; echo 'SELECT pg_sleep(30)' > slow.sql; schemac execute --file slow.sql --url "$limited"
! database: <server>:5432/<database>, schema public (from --url)
! error: ERROR: Operations timed out after 1 s.
! 
! Position:
!    1 SELECT pg_sleep(30)
! code: P1008
! hint: It was undone: nothing that a transaction holds was left behind. Raise or remove `socket_timeout` in the database URL.
exit 1
=== run echo 'CREATE DATABASE template1' > taken.sql; schemac execute --file taken.sql
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: ERROR: database "template1" already exists
! 
! Position:
!    1 CREATE DATABASE template1
! code: P1009
! hint: It was undone: nothing that a transaction holds was left behind. Correct line 1 of the script and run `schemac execute` again.
exit 1
