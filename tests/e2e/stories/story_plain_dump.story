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
=== run schemac diff --from migrations --exit-code
=== run schemac apply && schemac status
=== run psql "$DATABASE_URL" -Atc 'SELECT * FROM "City" ORDER BY id'
=== run schemac diff --exit-code && schemac status --drift
=== file migrations/1_more/migration.sql
-- some more
COPY "City" FROM stdin;
4	Bonn
five	Köln
6	Kiel
\.
=== run schemac apply
=== run printf 'COPY "City" FROM stdin;\n4\tBonn\n5\tK\xc3\xb6ln\n\\.\nUPDATE "City" SET name = upper(name) WHERE id = 4;\n' > migrations/1_more/migration.sql && schemac apply --json | grep '"rows"' && psql "$DATABASE_URL" -Atc 'SELECT * FROM "City" WHERE id > 3 ORDER BY id'
=== run printf 'COPY "City" FROM stdin;\n7\tJena\nSELECT 1;\n' > x.sql && schemac execute --file x.sql
=== run printf 'SELECT 1;\n\\i other.sql\n' > x.sql && schemac execute --file x.sql
=== run printf '\\copy "City" from cities.txt\n' > x.sql && schemac execute --file x.sql
=== run printf 'SELECT 1;\n\\connect other\nSELECT 2;\n' > x.sql && schemac execute --file x.sql
=== run printf '\\connect %s\n\\echo hello\n\\set ON_ERROR_STOP on\nSELECT 2;\n' "$DATABASE" > x.sql && schemac execute --file x.sql
=== run printf 'DROP DATABASE IF EXISTS away;\nCREATE DATABASE away TEMPLATE template0;\nALTER DATABASE away SET work_mem = 1;\n\\connect away\nCREATE TABLE made ();\n' > x.sql && schemac execute --file x.sql && psql "$DATABASE_URL" -Atc "SELECT to_regclass('made'), (SELECT count(*) FROM pg_database WHERE datname = 'away')" && psql -q "$DATABASE_URL" -c 'DROP TABLE made'
=== run psql -q "$DATABASE_URL" -c "CREATE DATABASE ${DATABASE}_b" && for form in "" --inserts --clean\ --if-exists --create; do pg_dump --no-owner $form -T _prisma_migrations "$DATABASE_URL" > x.sql && schemac execute -q --url "${DATABASE_URL/$DATABASE/${DATABASE}_b}" --file x.sql && psql "${DATABASE_URL/$DATABASE/${DATABASE}_b}" -Atc 'SELECT count(*), answer() FROM "City"' && psql -q "${DATABASE_URL/$DATABASE/${DATABASE}_b}" -c 'DROP TABLE "City"; DROP FUNCTION answer()'; done; psql -q "$DATABASE_URL" -c "DROP DATABASE ${DATABASE}_b"
