A default calls a function that the database does not have yet: said when the migration is planned, not first when it runs. The text of the default is looked up, never run, and a second statement in it is not one.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model Post {
  id   Int      @id
  slug String   @default(dbgenerated("make_slug(10)"))
  at   DateTime @default(dbgenerated("clock_timestamp()"))
  n    Int      @default(dbgenerated("1); CREATE TABLE by_hand (id int); SELECT (1"))
}
=== run schemac diff --from db --to schema.prisma > /dev/null
! warning: The default of the column `slug` of the `Post` table calls what the database does not have: function make_slug(integer) does not exist.
=== run psql -qX -d "$DATABASE_URL" -c "CREATE FUNCTION make_slug(int) RETURNS text LANGUAGE sql AS 'SELECT repeat(chr(120), \$1)'"
=== run schemac diff --from db --to schema.prisma > /dev/null; psql -qXAt -d "$DATABASE_URL" -c "SELECT count(*) FROM pg_class WHERE relname = 'by_hand'" -c "SELECT count(*) FROM pg_prepared_statements"
0
0
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model Post {
  id   Int      @id
  slug String   @default(dbgenerated("make_slug(10)"))
}
=== run schemac dev --name init > /dev/null
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `<timestamp>_init`
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model Post {
  id   Int      @id
  slug String   @default(dbgenerated("other_slug(10)"))
  tag  String?  @default(dbgenerated("make_tag('a')"))
}
=== run schemac diff --from db --to schema.prisma > /dev/null
! warning: The default of the column `tag` of the `Post` table calls what the database does not have: function make_tag(unknown) does not exist.
! warning: The default of the column `slug` of the `Post` table calls what the database does not have: function other_slug(integer) does not exist.
