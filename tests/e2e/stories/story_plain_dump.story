A plain pg_dump is a migration: psql's guards, a search_path that is emptied, the data behind COPY. What psql would do
besides is refused with its line, and bad data is named with the line that it stands on.
=== needs database
=== needs program psql
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model City {
  id   Int     @id
  name String?
}
=== file migrations/migration_lock.toml
provider = "postgresql"
=== file migrations/0_dump/migration.sql
--
-- PostgreSQL database dump
--

\restrict mdQ1xZ

-- Dumped from database version 15.18

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SELECT pg_catalog.set_config('search_path', '', false);

CREATE FUNCTION public.answer() RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN 42; END $$;

CREATE TABLE public."City" (
    id integer NOT NULL,
    name text
);

--
-- Data for Name: City; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public."City" (id, name) FROM stdin;
1	Ulm; DROP TABLE "City";
2	it's -- $$ /* "x" \\ \t
3	\N
\.

ALTER TABLE ONLY public."City" ADD CONSTRAINT "City_pkey" PRIMARY KEY (id);

\unrestrict mdQ1xZ

=== run schemac check --no-replay
Nothing to correct.
! note: not checked: edited and deleted migrations: $PROJECT is in no git repository.
! note: not checked: whether the schema has its migration: the replay was not wanted
=== run schemac diff --from migrations --exit-code
-- This is an empty migration.
=== run schemac apply && schemac status
1 migration found in migrations
Applied 1 migration:
  0_dump (7 statements, <n> ms)
All migrations have been successfully applied.
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
1 migration found in migrations

Applied:
  0_dump

Database schema is up to date!
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `0_dump`
=== run psql "$DATABASE_URL" -Atc 'SELECT * FROM "City" ORDER BY id'
1|Ulm; DROP TABLE "City";
2|it's -- $$ /* "x" \ 	
3|
=== run schemac diff --exit-code && schemac status --drift
-- This is an empty migration.
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
1 migration found in migrations

Applied:
  0_dump

Database schema is up to date!

No drift: the database is what its migrations made.

Not managed by the schema, left alone:
  function public.answer: made by hand-written SQL
=== file migrations/1_more/migration.sql
-- some more
COPY "City" FROM stdin;
4	Bonn
five	Köln
6	Kiel
\.
=== run schemac apply
2 migrations found in migrations
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `1_more`
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: 1_more
! 
! Database error code: 22P02
! 
! Database error:
! ERROR: invalid input syntax for type integer: "five"
! CONTEXT: COPY City, line 2, column id: "five"
! 
! Position:
!    1 -- some more
!    2 COPY "City" FROM stdin;
!    3 4	Bonn
!    4 five	Köln
! CONTEXT: COPY City, line 2, column id: "five"
! code: P3018
! hint: It was undone: nothing that a transaction holds was left behind. Correct line 4 of its migration.sql and run `schemac apply` again.
exit 1
=== run printf 'COPY "City" FROM stdin;\n4\tBonn\n5\tK\xc3\xb6ln\n\\.\nUPDATE "City" SET name = upper(name) WHERE id = 4;\n' > migrations/1_more/migration.sql && schemac apply --json | grep '"rows"' && psql "$DATABASE_URL" -Atc 'SELECT * FROM "City" WHERE id > 3 ORDER BY id'
          "rows": 2,
          "rows": 1,
4|BONN
5|Köln
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `1_more`
=== run printf 'COPY "City" FROM stdin;\n7\tJena\nSELECT 1;\n' > x.sql && schemac execute --file x.sql
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `x.sql` cannot be run: line 1 copies to the client (TO STDOUT), or from it without data behind it that ends with a line `\.`. Nothing was run.
! code: copy-stdin
! hint: Let the data follow on the next lines, then a line `\.`; or write INSERT statements.
exit 1
=== run printf 'SELECT 1;\n\\i other.sql\n' > x.sql && schemac execute --file x.sql
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `x.sql` cannot be run: line 2 reads another file (\i of psql). Nothing was run.
! code: meta-command
! hint: Write that file's statements into the migration.
exit 1
=== run printf '\\copy "City" from cities.txt\n' > x.sql && schemac execute --file x.sql
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `x.sql` cannot be run: line 1 copies a file of psql's machine (\copy). Nothing was run.
! code: meta-command
! hint: Put the data into the migration, COPY .. FROM stdin; the lines; then a line `\.`, or load it from a program.
exit 1
=== run printf 'SELECT 1;\n\\connect other\nSELECT 2;\n' > x.sql && schemac execute --file x.sql
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `x.sql` cannot be run: line 2 connects to the database other, and this runs in <database>. Nothing was run.
! code: meta-command
! hint: A migration runs in the database of its URL: keep the part of the dump that belongs there, and take the \connect line out.
exit 1
=== run printf '\\connect %s\n\\echo hello\n\\set ON_ERROR_STOP on\nSELECT 2;\n' "$DATABASE" > x.sql && schemac execute --file x.sql
Script executed successfully.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run printf 'DROP DATABASE IF EXISTS away;\nCREATE DATABASE away TEMPLATE template0;\nALTER DATABASE away SET work_mem = 1;\n\\connect away\nCREATE TABLE made ();\n' > x.sql && schemac execute --file x.sql && psql "$DATABASE_URL" -Atc "SELECT to_regclass('made'), (SELECT count(*) FROM pg_database WHERE datname = 'away')" && psql -q "$DATABASE_URL" -c 'DROP TABLE made'
Script executed successfully.
made|0
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! note: x.sql: line 1 is left out: the dump's database away is the one that this runs in
! note: x.sql: line 2 is left out: the dump's database away is the one that this runs in
! note: x.sql: line 3 is left out: the dump's database away is the one that this runs in
=== run psql -q "$DATABASE_URL" -c "CREATE DATABASE ${DATABASE}_b" && for form in "" --inserts --clean\ --if-exists --create; do pg_dump --no-owner $form -T _prisma_migrations "$DATABASE_URL" > x.sql && schemac execute -q --url "${DATABASE_URL/$DATABASE/${DATABASE}_b}" --file x.sql && psql "${DATABASE_URL/$DATABASE/${DATABASE}_b}" -Atc 'SELECT count(*), answer() FROM "City"' && psql -q "${DATABASE_URL/$DATABASE/${DATABASE}_b}" -c 'DROP TABLE "City"; DROP FUNCTION answer()'; done; psql -q "$DATABASE_URL" -c "DROP DATABASE ${DATABASE}_b"
Script executed successfully.
5|42
Script executed successfully.
5|42
Script executed successfully.
5|42
Script executed successfully.
5|42
