Standard output or the -o file does not take the result: never a silent success.
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== run schemac diff --from empty > /dev/full
! error: Standard output does not take the result.
! code: output-unwritable
! hint: Is its disk full? `-o FILE` writes a file instead.
exit 1
=== run schemac diff --from empty -o /dev/full
! error: /dev/full cannot be written: No space left on device.
! code: file-unwritable
! hint: Free space on that file system and run the command again.
exit 1
