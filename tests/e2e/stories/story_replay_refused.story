The server that was named for the replay gives no database; a script that prepares the replay fails.
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
=== run psql -qX -d "$DATABASE_URL" -c 'CREATE ROLE reader LOGIN'; schemac diff --from migrations --replay-url "$(echo "$DATABASE_URL" | sed 's|//[^@/?]*|//reader|')"; code=$?; psql -qX -d "$DATABASE_URL" -c 'DROP ROLE reader'; exit $code
! error: The history cannot be replayed on <server>/.s.PGSQL.5432, because no database can be made there: permission denied to create database
! code: P3014
! hint: Give the role CREATEDB (ALTER ROLE "reader" CREATEDB). The URL comes from --replay-url; without it a private PostgreSQL replays.
exit 1
=== file schemac.toml
init_shadow_db = "CREATE SCHEMA one; CREATE SCHEMA one;"
=== run schemac diff --from migrations
! error: The script that prepares the replay of the history fails: schema "one" already exists
! code: shadow-script-failed
! hint: Correct `migrations.initShadowDb` of prisma.config.*, or `init_shadow_db` in schemac.toml.
exit 1
