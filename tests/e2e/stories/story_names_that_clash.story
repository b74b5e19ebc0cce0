Two objects that PostgreSQL has one place for are told before any SQL is written, both of them.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model A {
  id   Int  @id @default(autoincrement())
  key  Int  @unique(map: "B")
  kind Kind

  @@map("kind")
}

model B {
  id Int @id
}

model C {
  id Int @id

  @@map("kind_id_seq")
}

enum Kind {
  X

  @@map("kind")
}
=== run schemac validate; schemac diff --from empty
The schema at schema.prisma is valid
! error: The name "B" in schema "public" is wanted twice: index "B" of table "kind" and table "B" have the same name; tables, indexes, primary keys and sequences of a schema share their names.
! The name "kind_id_seq" in schema "public" is wanted twice: the sequence of column "id" of table "kind" and table "kind_id_seq" have the same name; tables, indexes, primary keys and sequences of a schema share their names.
! The name "kind" in schema "public" is wanted twice: table "kind" and enum "kind" have the same name; a table is also the type of its rows, and types share their names.
! code: name-clash
! hint: Give one of them another name, with @@map or map:.
exit 1
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

// Its sequence takes the name A_id_seq1, because the table is there first.
model First {
  id Int @id

  @@map("A_id_seq")
}

model A {
  id Int @id @default(autoincrement())
}
=== run schemac push -q && schemac diff --exit-code
Your database is now in sync with your schema.
-- This is an empty migration.
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model Parent {
  id    String  @id @default(uuid()) @db.Uuid
  child Child[]
}

model Child {
  id       Int    @id
  parentId String
  parent   Parent @relation(fields: [parentId], references: [id])
}
=== run schemac diff --from empty
! error: The foreign key "Child_parentId_fkey" cannot be made: "Child"."parentId" is Text, and "Parent"."id", to which it points, is Uuid; PostgreSQL does not compare them.
! code: keys-not-comparable
! hint: Give both fields the same type, with @db where it is a native one.
exit 1
