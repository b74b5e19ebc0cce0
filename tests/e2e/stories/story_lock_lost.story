The session that holds the lock ends while migrations run: another run may have begun, so this one stops.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== file migrations/migration_lock.toml
provider = "postgresql"
=== file migrations/1_a/migration.sql
SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database());
=== file migrations/2_b/migration.sql
CREATE TABLE "b" ("id" INTEGER);
=== run schemac apply
2 migrations found in migrations
Applied 1 migration:
  1_a (1 statement, <n> ms)
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `1_a`
! Applying migration `2_b`
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: 2_b
! 
! Database error code: 
! 
! Database error:
! ERROR: The session that holds the lock of migrations is gone: another run may have begun. Stopped before the next step.
! Server has closed the connection.
! Server has closed the connection.
! code: lock-lost
! hint: It was undone: nothing that a transaction holds was left behind. Look into the server's log for who ended it, then run the command again.
exit 1
