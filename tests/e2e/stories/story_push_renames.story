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
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run psql -qX -d "$DATABASE_URL" -c "INSERT INTO \"User\" VALUES (1, 'A')"
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id        Int     @id
  firstName String?
}
=== run schemac push
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: There might be data loss when applying the changes:
!   - You are about to drop the column `name` on the `User` table, which still contains 1 non-null values.
! code: data-loss
! hint: Nobody gets these values back: give --accept-data-loss to lose them all the same. Was the column `name` of `User` renamed to `firstName`? Then say so above it: `/// @renamed(from: "old name")`.
exit 1
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
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run psql -qXAt -d "$DATABASE_URL" -c "SELECT * FROM \"Person\""
1|A
=== run schemac push
The database is already in sync with the schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
