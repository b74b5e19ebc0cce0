A new migration has no name: nothing is written, and the flag that answers is named.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== run schemac dev
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The schema differs from the database, and the new migration has no name.
! code: migration-name-missing
! hint: Give it with --name, for example --name add_new_field.
exit 64
=== run ls
schema.prisma
=== run schemac dev --name init --create-only && schemac status --json | grep -A1 pending
0 migrations found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_init/migration.sql
  "pending": [
    {
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
