A full disk and folders that cannot be written: files appear complete or not at all.
=== needs small-disk
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== run head -c 65536 /dev/zero > small/filler 2>/dev/null; ls small
filler
=== run schemac diff --from empty -o small/out.sql; code=$?; ls -A small; exit $code
filler
! error: $PROJECT/small/out.sql cannot be written: No space left on device.
! code: file-unwritable
! hint: Free space on that file system and run the command again.
exit 1
=== run schemac diff --from empty --name init --migrations small/migrations; code=$?; ls -A small; exit $code
filler
! error: $PROJECT/small/migrations/migration_lock.toml cannot be written: No space left on device.
! code: file-unwritable
! hint: Free space on that file system and run the command again.
exit 1
