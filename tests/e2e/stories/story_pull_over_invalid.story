A schema file with an error is not overwritten by `pull`, unless somebody does without its models.
=== needs database
=== file setup.sql
CREATE TABLE a (id int CONSTRAINT a_pkey PRIMARY KEY);
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model A {
  id Int @id
  b  Gone
}
=== run psql -qX -d "$DATABASE_URL" -f setup.sql; schemac pull
! error: Type "Gone" is neither a built-in type, nor refers to another model, composite type, or enum.
!   -->  schema.prisma:7
!    | 
!  6 |   id Int @id
!  7 |   b  Gone
!    | 
! error: The schema has 1 error.
! code: P1012
! hint: Correct the schema and run the command again; `schemac validate` checks it alone. `schemac pull --force` writes it anew from the database; of the old files it keeps datasource and generators.
exit 1
=== run schemac db pull --print
! error: Type "Gone" is neither a built-in type, nor refers to another model, composite type, or enum.
!   -->  schema.prisma:7
!    | 
!  6 |   id Int @id
!  7 |   b  Gone
!    | 
! error: The schema has 1 error.
! code: P1012
! hint: Correct the schema and run the command again; `schemac validate` checks it alone. `schemac pull --force` writes it anew from the database; of the old files it keeps datasource and generators.
exit 1
=== run head -8 schema.prisma | tail -3
  id Int @id
  b  Gone
}
=== run schemac pull --force && cat schema.prisma
Introspected 1 model and 0 enums and wrote them into schema.prisma
datasource db {
  provider = "postgresql"
}

model a {
  id Int @id
}
=== file schema.prisma
model A {
  id Int @id
}
=== run schemac pull --force
! error: There is no datasource in the schema $PROJECT/schema.prisma.
! code: P1012
! hint: Add one: datasource db { provider = "postgresql" }, each part on a line of its own.
exit 1
