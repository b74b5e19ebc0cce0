A change that was tried with push is in the database, but in no migration: `dev` says so instead of finding nothing to do.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id Int @id
}
=== run schemac dev --name init -q
0 migrations found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_init/migration.sql
1 migration found in migrations
Applied 1 migration:
  <timestamp>_init (1 statement, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id   Int     @id
  name String?
}
=== run schemac push
Your database is now in sync with your schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run schemac dev --name name
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The database is not what its migrations made. No migration was written.
!   The column public.User.name is in the database, but no migration made it.
! code: database-drifted
! hint: To keep what is there: `schemac pull` takes it into the schema if that does not have it, `schemac diff --from migrations --name NAME` writes the migration that makes it, `schemac resolve --applied FOLDER` says that this database has it. To lose it: undo it by hand, or `schemac reset`. --ignore-drift goes on: then the new migration takes away what the schema does not have, and fails where that never was.
exit 1
=== run schemac diff --from migrations --name name -q && schemac resolve --applied $(basename migrations/*_name) > /dev/null && schemac dev
migrations/<timestamp>_name/migration.sql
2 migrations found in migrations
No pending migrations to apply.
Already in sync, no schema change or pending migration was found.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
