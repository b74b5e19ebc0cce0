A migrations folder that this user may not write to, and a file where the folder should be.
=== needs postgres-user
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== file migrations/migration_lock.toml
provider = "postgresql"
=== run chmod -R a+rX . && chmod a-w migrations && $AS_POSTGRES $(command -v schemac) diff --from empty --name init; code=$?; ls -A migrations; exit $code
migration_lock.toml
! error: $PROJECT/migrations/<timestamp>_init cannot be written: Permission denied.
! code: file-unwritable
! hint: Check that the folder exists and that this user may write to it.
exit 1
=== run schemac diff --from empty --name init --migrations schema.prisma
! error: $PROJECT/schema.prisma is not a folder.
! code: migrations-not-a-folder
! hint: Name the migrations folder with --migrations DIR.
exit 1
=== run schemac diff --from empty --name init --migrations schema.prisma/below
! error: The migrations folder $PROJECT/schema.prisma cannot be made: File exists.
! code: migrations-unwritable
! hint: Check that the folder above it exists and that this user may write to it.
exit 1
=== run schemac diff --from empty -o nowhere/out.sql
! error: $PROJECT/nowhere/out.sql cannot be written: No such file or directory.
! code: file-unwritable
! hint: Check that the folder exists and that this user may write to it.
exit 1
