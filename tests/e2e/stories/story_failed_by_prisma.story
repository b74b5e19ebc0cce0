A migration that another tool recorded as failed stops every run, and a new migration, until somebody has resolved it.
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
CREATE TABLE "User" ("id" INTEGER PRIMARY KEY);
=== run schemac apply -q
1 migration found in migrations
Applied 1 migration:
  1_init (1 statement, <n> ms)
All migrations have been successfully applied.
=== run psql -qX -d "$DATABASE_URL" -c "UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0, logs = 'no'"
=== run schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: migrate found failed migrations in the target database, new migrations will not be applied. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! The `1_init` migration started at <time> failed with the following logs:
! no
! 
! code: P3009
! hint: Prisma, or a person, left it half done. Bring the database to the state before or after it, then run `schemac resolve --rolled-back NAME` or `--applied NAME`.
exit 1
=== run schemac diff --name more
! error: The database has migrations that failed or did not end:
!   1_init
! code: P3009
! hint: Run `schemac status` for the reason, then `schemac apply`.
exit 1
=== run schemac resolve --rolled-back 1_init
Migration 1_init marked as rolled back.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
