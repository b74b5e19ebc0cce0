schemac.sum tells which history the folder has; what tells another one stops a run.
=== needs database
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
=== run schemac sum && ls migrations
Wrote migrations/schemac.sum: 1 migration
1_init
migration_lock.toml
schemac.sum
=== file migrations/1_init/migration.sql
CREATE TABLE "User" ("id" INTEGER PRIMARY KEY, "name" TEXT);
=== run schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `1_init` is not the one that schemac.sum lists: its migration.sql was edited. Nothing was run.
! code: sum-mismatch
! hint: Take back the edit. If it has run nowhere yet and the edit is meant, `schemac sum` records it.
exit 1
=== run { echo '<<<<<<< ours'; cat migrations/schemac.sum; echo =======; cat migrations/schemac.sum; echo '>>>>>>> theirs'; } > both && mv both migrations/schemac.sum && schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: Line 1 of schemac.sum is a conflict marker: two branches added migrations. Nothing was run.
! code: sum-mismatch
! hint: Look whether the migrations of both branches go together and in this order. When the migrations are what they shall be, `schemac sum` writes the file anew.
exit 1
=== run schemac diff --from empty --name more
! error: Line 1 of schemac.sum is a conflict marker: two branches added migrations.
! code: sum-conflict
! hint: Look whether the migrations of both branches go together and in this order. When the migrations are what they shall be, `schemac sum` writes the file anew.
exit 1
