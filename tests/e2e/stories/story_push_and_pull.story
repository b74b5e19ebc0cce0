A prototype without migrations: push the schema, change it, pull what somebody did by hand.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

// People who may sign in.
model User {
  id    Int     @id @default(autoincrement())
  email String  @unique // unique in lower case, too
  name  String?
}
=== run schemac push
Your database is now in sync with your schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run schemac db push
The database is already in sync with the schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run psql -qX -d "$DATABASE_URL" -c "INSERT INTO \"User\" (email, name) VALUES ('a@b.c', 'A')"
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

// People who may sign in.
model User {
  id    Int     @id @default(autoincrement())
  email String  @unique // unique in lower case, too
}
=== run schemac push
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: There might be data loss when applying the changes:
!   - You are about to drop the column `name` on the `User` table, which still contains 1 non-null values.
! code: data-loss
! hint: Nobody gets these values back: give --accept-data-loss to lose them all the same.
exit 1
=== run schemac push --accept-data-loss
Your database is now in sync with your schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! warning: You are about to drop the column `name` on the `User` table, which still contains 1 non-null values.
=== run psql -qX -d "$DATABASE_URL" -c "CREATE TABLE posts (id int PRIMARY KEY, user_id int NOT NULL REFERENCES \"User\" (id)); CREATE TABLE \"class\" (\"1st\" int PRIMARY KEY, \"é\" text, \"a b\" int, \"a-b\" int)"
=== run schemac pull
Introspected 3 models and 0 enums and wrote them into schema.prisma
=== run cat schema.prisma
datasource db {
  provider = "postgresql"
}

// People who may sign in.
model User {
  id    Int     @id @default(autoincrement())
  email String  @unique // unique in lower case, too
  posts posts[]
}

/// This model has been renamed to 'Renamedclass' during introspection, because the original name 'class' is reserved.
model Renamedclass {
  st       Int     @id @map("1st")
  column__ String? @map("é")
  a_b      Int?    @map("a b")
  a_b_2    Int?    @map("a-b")

  @@map("class")
}

model posts {
  id      Int  @id
  user_id Int
  User    User @relation(fields: [user_id], references: [id], onDelete: NoAction, onUpdate: NoAction)
}
=== run schemac validate
The schema at schema.prisma is valid
=== run schemac diff --exit-code
-- This is an empty migration.
=== run schemac db pull --print | head -3
datasource db {
  provider = "postgresql"
}
! *** WARNING ***
! 
! These fields were enriched with `@map` information taken from the previous Prisma schema:
!   - Model: "Renamedclass", field: "st"
!   - Model: "Renamedclass", field: "column__"
!   - Model: "Renamedclass", field: "a_b"
!   - Model: "Renamedclass", field: "a_b_2"
! 
! These models were enriched with `@@map` information taken from the previous Prisma schema:
!   - "Renamedclass"
! 
=== run schemac push --force-reset
The database <database> at <server>/.s.PGSQL.5432 was reset.
Your database is now in sync with your schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run schemac push
The database is already in sync with the schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
