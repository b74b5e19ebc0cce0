Renames that are written wrongly, or contradict the two sides.
=== file before.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id   Int     @id
  name String?
  mail String?
}
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id   Int     @id
  full String?
  mail String?
}
=== run schemac diff --from before.prisma --rename 'User.name'
! error: --rename User.name is not of the form OLD=NEW.
! code: rename-malformed
! hint: Write TABLE.OLD=NEW for a column, ENUM.OLD=NEW for a value, OLD=NEW for a table or an enum; a name with a dot in it goes in double quotes.
exit 1
=== run schemac diff --from before.prisma --rename 'User.name=mail'
! error: --rename User.name=mail: `User` has a column `mail` already.
! code: rename-conflict
! hint: A rename needs a name that leaves and a name that comes.
exit 1
=== run schemac diff --from before.prisma --rename 'User.mail=full'
! error: --rename User.mail=full: the new `User` still has `mail`.
! code: rename-conflict
! hint: A rename needs a name that leaves and a name that comes.
exit 1
=== file long.prisma
datasource db {
  provider = "postgresql"
}

model Long {
  id Int @id

  @@map("a_name_that_has_more_than_the_sixty_three_bytes_of_postgresql_xx")
}
=== run schemac diff --from empty --to long.prisma
! error: The name "a_name_that_has_more_than_the_sixty_three_bytes_of_postgresql_xx" has 64 bytes; PostgreSQL keeps 63. Use @@map("a_name_that_has_more_than_the_sixty_three_bytes_of_postgresql_x") or a shorter name.
! code: name-too-long
! hint: Two names that PostgreSQL cuts to one would be one object.
exit 1
