A question that is answered with no leaves everything as it was.
=== needs database
=== needs program script
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
=== run schemac apply -q
1 migration found in migrations
Applied 1 migration:
  1_init (1 statement, <n> ms)
All migrations have been successfully applied.
=== run echo n | NO_COLOR=1 script -qec 'schemac reset' /dev/null | tr -d '\r' | tail -3
Everything in the schema public of the database "<database>", schema "public" at "<server>/.s.PGSQL.5432" will be dropped, with all data.
Go on? [y/N] error: Cancelled. Nothing was done.
code: cancelled
