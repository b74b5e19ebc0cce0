What the schema says with @renamed is no drop and add for push either: the values stay.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id   Int    @id
  name String
}
=== run schemac push
Your database is now in sync with your schema.
=== run psql -qX -d "$DATABASE_URL" -c "INSERT INTO \"User\" VALUES (1, 'A')"
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

/// @renamed(from: "User")
model Person {
  id        Int    @id
  /// @renamed(from: "name")
  firstName String
}
=== run schemac push
Your database is now in sync with your schema.
=== run psql -qXAt -d "$DATABASE_URL" -c "SELECT * FROM \"Person\""
1|A
=== run schemac push
The database is already in sync with the schema.
