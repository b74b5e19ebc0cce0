Formatting adds the missing parts of relations, in a folder of files, through a symbolic link, and only where the result is right.
=== file schema/base.prisma
datasource db {
  provider = "postgresql"
}
=== file schema/post.prisma
model Post {
  id     Int    @id
  author User
}
=== file schema/user.prisma
model User {
  id String @id @db.Uuid
}
=== run schemac validate --schema schema
! error: Error validating field `author` in model `Post`: The relation field `author` on model `Post` is missing an opposite relation field on the model `User`. Either run `prisma format` or add it manually.
!   -->  schema/post.prisma:3
!    | 
!  2 |   id     Int    @id
!  3 |   author User
!  4 | }
!    | 
! error: The schema has 1 error.
! code: P1012
! hint: Correct the schema and run the command again; `schemac validate` checks it alone.
exit 1
=== run schemac format --schema schema --check
Would reformat schema/post.prisma
Would reformat schema/user.prisma
exit 2
=== run schemac format --schema schema && cat schema/post.prisma schema/user.prisma && schemac validate --schema schema
Formatted schema/post.prisma
Formatted schema/user.prisma
model Post {
  id     Int    @id
  author User   @relation(fields: [userId], references: [id])
  userId String @db.Uuid
}
model User {
  id    String @id @db.Uuid
  posts Post[]
}
The schema at schema is valid
=== file real/named.prisma
datasource db {
provider = "postgresql"
}
model A {
id Int @id
}
=== run ln -s real/named.prisma link.prisma && chmod 600 real/named.prisma && schemac format --schema link.prisma && stat -c '%A %N' link.prisma && stat -c %a real/named.prisma && head -2 real/named.prisma
Formatted link.prisma
lrwxrwxrwx 'link.prisma' -> 'real/named.prisma'
600
datasource db {
  provider = "postgresql"
=== file wrong.prisma
datasource db {
provider = "postgresql"
}
model A {
id Int @id
b B
}
model B {
id Nope
}
=== run schemac format --schema wrong.prisma; code=$?; head -2 wrong.prisma; exit $code
datasource db {
provider = "postgresql"
! error: Type "Nope" is neither a built-in type, nor refers to another model, composite type, or enum.
!   -->  wrong.prisma:9
!    | 
!  8 | model B {
!  9 | id Nope
!    | 
! error: The schema has 1 error; nothing was written.
! code: P1012
! hint: Correct the schema, then format again; `schemac format --stdout` shows the result.
exit 1
=== run schemac format --schema wrong.prisma --stdout 2>/dev/null | tail -8
model A {
  id Int @id
  b  B
}

model B {
  id Nope
}
