Files and folders that are not what they should be, or may not be read.
=== needs postgres-user
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
=== run schemac execute --file migrations --url postgresql://nobody@127.0.0.1:9/x
! error: $PROJECT/migrations is a folder, not a file.
! code: file-is-folder
exit 1
=== run truncate -s 3G large.sql && schemac execute --file large.sql --url postgresql://nobody@127.0.0.1:9/x
! error: $PROJECT/large.sql has more than 1024 MB, which is no file of that kind any more.
! code: file-too-large
! hint: Is it the right file? Data belongs into the database by COPY or psql, not into a file of the project.
exit 1
=== run chmod -R a+rX . && chmod 000 schema.prisma && $AS_POSTGRES $(command -v schemac) validate; code=$?; chmod 644 schema.prisma; exit $code
! error: $PROJECT/schema.prisma cannot be read: Permission denied.
! code: schema-unreadable
! hint: Check its owner and mode.
exit 1
=== run chmod 000 migrations/1_init/migration.sql && $AS_POSTGRES $(command -v schemac) sum; code=$?; chmod 644 migrations/1_init/migration.sql; exit $code
! error: $PROJECT/migrations/1_init/migration.sql cannot be read: Permission denied.
! code: file-unreadable
! hint: Check its owner and mode.
exit 1
=== run chmod 711 migrations && chmod 644 migrations/migration_lock.toml && $AS_POSTGRES $(command -v schemac) sum; code=$?; chmod 755 migrations; exit $code
! error: The migrations folder $PROJECT/migrations cannot be read: Permission denied.
! code: migrations-unreadable
! hint: Check its owner and mode.
exit 1
