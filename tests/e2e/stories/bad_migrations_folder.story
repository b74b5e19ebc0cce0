Migrations folders that are not whole: a folder without its file, another database's lock, a name that leaves no room.
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id   Int     @id
  name String?
}
=== file migrations/migration_lock.toml
provider = "mysql"
=== run schemac sum
! error: The datasource provider `postgresql` specified in your schema does not match the one specified in the migration_lock.toml, `mysql`. Please remove your current migration directory and start a new migration history with prisma migrate dev. Read more: https://pris.ly/d/migrate-provider-switch
! code: P3019
! hint: $PROJECT/migrations/migration_lock.toml must hold the line: provider = "postgresql"
exit 1
=== run schemac diff --from empty --name init
! error: The datasource provider `postgresql` specified in your schema does not match the one specified in the migration_lock.toml, `mysql`. Please remove your current migration directory and start a new migration history with prisma migrate dev. Read more: https://pris.ly/d/migrate-provider-switch
! code: P3019
! hint: $PROJECT/migrations/migration_lock.toml must hold the line: provider = "postgresql"
exit 1
=== file migrations/migration_lock.toml
provider = "postgresql"
=== run mkdir migrations/1_empty && schemac sum
! error: Could not find the migration file at migration.sql. Please delete the directory or restore the migration file.
! code: P3015
! hint: The directory is $PROJECT/migrations/1_empty.
exit 1
=== run schemac diff --from empty --name init
! error: Could not find the migration file at migration.sql. Please delete the directory or restore the migration file.
! code: P3015
! hint: The directory is $PROJECT/migrations/1_empty.
exit 1
=== run rmdir migrations/1_empty; mkdir migrations/zzz && echo 'SELECT 1;' > migrations/zzz/migration.sql && schemac diff --from empty --name init
! error: A new migration would be applied before `zzz`, because migrations run in the order of their names.
! code: migration-order
! hint: Rename that directory so that it starts with a UTC timestamp (YYYYMMDDHHMMSS) that has passed.
exit 1
