The tables are counted in each database schema by itself.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
  schemas  = ["public", "billing"]
}
model A {
  id Int @id
  @@schema("public")
}
model B {
  id Int @id
  @@schema("public")
}
model C {
  id Int @id
  @@schema("billing")
}
=== run schemac dev --name init -q
0 migrations found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_init/migration.sql
1 migration found in migrations
Applied 1 migration:
  <timestamp>_init (4 statements, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
=== file schema.prisma
datasource db {
  provider = "postgresql"
  schemas  = ["public", "billing"]
}
model A {
  id Int @id
  @@schema("public")
}
model B {
  id Int @id
  @@schema("public")
}
=== run schemac dev --name next
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The change drops the only table of the schema "billing":
!   C
! code: drop-tables
! hint: The schema was read from schema.prisma: if that is only a part of it, name the whole (a folder of .prisma files, too) with --schema. If the tables are to go, give --drop-tables.
exit 1
=== file schema.prisma
datasource db {
  provider = "postgresql"
  schemas  = ["public", "billing"]
}
model A {
  id Int @id
  @@schema("public")
}
=== run schemac push
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The change drops the only table of the schema "billing":
!   C
! code: drop-tables
! hint: The schema was read from schema.prisma: if that is only a part of it, name the whole (a folder of .prisma files, too) with --schema. If the tables are to go, give --drop-tables.
exit 1
=== run schemac dev --name next --drop-tables -q
1 migration found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_next/migration.sql
2 migrations found in migrations
Applied 1 migration:
  <timestamp>_next (2 statements, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
