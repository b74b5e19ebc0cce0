The canonical form: checked, printed, written; a file that cannot be read stays as it is.
=== file schema.prisma
datasource db {
provider = "postgresql"
}
model User {
id Int @id
email String @unique
}
=== run schemac format --check
Would reformat schema.prisma
exit 2
=== run schemac format --stdout
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id
  email String @unique
}
=== run chmod 640 schema.prisma && schemac format && stat -c %a schema.prisma && cat schema.prisma
Formatted schema.prisma
640
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id
  email String @unique
}
=== run schemac format --check
Formatted already.
=== file schema.prisma
model User {
id Int @id
what is this !
}
=== run schemac format; code=$?; cat schema.prisma; exit $code
model User {
id Int @id
what is this !
}
! error: Error validating: This line is not a valid field or attribute definition.
!   -->  schema.prisma:3
!    | 
!  2 | id Int @id
!  3 | what is this !
!  4 | }
!    | 
! error: The schema has 1 error; nothing was written.
! code: P1012
! hint: Correct the schema, then format again; `schemac format --stdout` shows the result.
exit 1
