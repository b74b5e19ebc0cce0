Somebody changes the database by hand: `status --drift` names each object. The second comparison replays nothing.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== run schemac dev --name init > /dev/null
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `<timestamp>_init`
=== run schemac status --drift --exit-code
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
1 migration found in migrations

Applied:
  <timestamp>_init

Database schema is up to date!

No drift: the database is what its migrations made.
=== run psql -qX -d "$DATABASE_URL" -c "ALTER TABLE \"User\" ADD COLUMN extra int, ALTER COLUMN email DROP NOT NULL; DROP INDEX \"User_email_key\"; CREATE TABLE by_hand (id int PRIMARY KEY); CREATE VIEW v AS SELECT id FROM \"User\""
=== run schemac status --drift --exit-code
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
1 migration found in migrations

Applied:
  <timestamp>_init

Database schema is up to date!

Drift:
  The index public.User.User_email_key is made by the migrations, but is not in the database.
  The column public.User.extra is in the database, but no migration made it.
  The column public.User.email was changed outside the migrations: it is optional, not required.
  The table public.by_hand is in the database, but no migration made it.

Not managed by the schema, left alone:
  view public.v: views are made by hand-written SQL
exit 2
=== run SCHEMAC_PG_BIN= schemac status --drift --json | grep -c '"kind": "column-changed"'
1
=== run psql -qX -d "$DATABASE_URL" -c "DROP VIEW v; DROP TABLE by_hand; ALTER TABLE \"User\" DROP COLUMN extra, ALTER COLUMN email SET NOT NULL, DROP CONSTRAINT \"User_pkey\", ADD CONSTRAINT \"User_pkey\" PRIMARY KEY (id) DEFERRABLE, ADD CONSTRAINT \"User_email_key\" UNIQUE (email) DEFERRABLE INITIALLY DEFERRED"
=== run schemac status --drift | grep -A 2 Drift
Drift:
  The index public.User.User_email_key was changed outside the migrations: it is DEFERRABLE INITIALLY DEFERRED, not NOT DEFERRABLE.
  The primary key public.User.User_pkey was changed outside the migrations: it is DEFERRABLE INITIALLY IMMEDIATE, not NOT DEFERRABLE.
=== run psql -qX -d "$DATABASE_URL" -c "ALTER TABLE \"User\" DROP CONSTRAINT \"User_pkey\", ADD CONSTRAINT \"User_pkey\" PRIMARY KEY (id), DROP CONSTRAINT \"User_email_key\"" -c "CREATE UNIQUE INDEX \"User_email_key\" ON \"User\" (email)"
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
  posts Post[]
}

model Post {
  id     Int  @id
  userId Int
  user   User @relation(fields: [userId], references: [id])
  title  String
  @@index([title])
}
=== run schemac dev --name posts > /dev/null
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `<timestamp>_posts`
=== run psql -qX -d "$DATABASE_URL" -c "ALTER TABLE \"User\" ALTER id TYPE bigint" -c "ALTER TABLE \"Post\" ALTER \"userId\" TYPE bigint, ALTER title TYPE varchar(40)"
=== run schemac status --drift | sed -n '/Drift/,/^$/p'
Drift:
  The column public.Post.userId was changed outside the migrations: its type is BigInt, not Integer.
  The column public.Post.title was changed outside the migrations: its type is VarChar(40), not Text.
  The column public.User.id was changed outside the migrations: its type is BigInt, not Integer.
=== run psql -qX -d "$DATABASE_URL" -c "ALTER TABLE \"Post\" DROP CONSTRAINT \"Post_userId_fkey\", ADD CONSTRAINT \"Post_userId_fkey\" FOREIGN KEY (\"userId\") REFERENCES \"User\" ON DELETE CASCADE" -c "DROP INDEX \"Post_title_idx\"" -c "CREATE INDEX \"Post_title_idx\" ON \"Post\" (title DESC)"
=== run schemac status --drift | sed -n '/Drift/,/^$/p'
Drift:
  The foreign key public.Post.Post_userId_fkey was changed outside the migrations: it is another than the migrations made it.
  The index public.Post.Post_title_idx was changed outside the migrations: it is another than the migrations made it.
  The column public.Post.userId was changed outside the migrations: its type is BigInt, not Integer.
  The column public.Post.title was changed outside the migrations: its type is VarChar(40), not Text.
  The column public.User.id was changed outside the migrations: its type is BigInt, not Integer.
