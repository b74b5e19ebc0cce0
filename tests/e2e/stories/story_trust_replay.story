What a branch's SQL can do where it is replayed: a role without superuser, a server that starts no programs, reaches no
files and has no network. What migrations do honestly works all the same: roles, owners, extensions.
=== needs postgres
=== file prisma/schema.prisma
datasource db {
  provider = "postgresql"
}

model A {
  id Int @id
}
=== file prisma/migrations/1_a/migration.sql
CREATE TABLE "A" ("id" INTEGER NOT NULL, CONSTRAINT "A_pkey" PRIMARY KEY ("id"));
=== run git init -q -b main && git add -A && git commit -qm base && git checkout -qb feature && mkdir prisma/migrations/2_b && chmod 1777 ..
=== file ../attack
printf '%s\n' "$1" > prisma/migrations/2_b/migration.sql
schemac check >/dev/null 2>&1
schemac check --replay 2>/dev/null | grep -oE "replay-failed|ERROR: .*|Nothing to correct" | tr '\n' ' '
find .. -maxdepth 1 -name 'proof*'; echo
=== run . ../attack "COPY (SELECT 1) TO PROGRAM 'id > $PWD/../proof';"
replay-failed ERROR: must be superuser or have privileges of the pg_execute_server_program role to COPY to or from an external program 
=== run . ../attack "COPY (SELECT 1) TO '$PWD/../proof';"
replay-failed ERROR: must be superuser or have privileges of the pg_write_server_files role to COPY to a file 
=== run . ../attack "CREATE TABLE t (x text); COPY t FROM '/etc/passwd';"
replay-failed ERROR: must be superuser or have privileges of the pg_read_server_files role to COPY from a file 
=== run . ../attack "DO \$\$ BEGIN PERFORM lo_export(lo_from_bytea(0, 'x'), '$PWD/../proof'); END \$\$;"
replay-failed ERROR: permission denied for function lo_export 
=== run . ../attack "SELECT pg_read_file('/etc/hostname');"
replay-failed ERROR: permission denied for function pg_read_file 
=== run . ../attack "GRANT pg_execute_server_program TO postgres; COPY (SELECT 1) TO PROGRAM 'touch $PWD/../proof';"
replay-failed ERROR: role "pg_execute_server_program" does not exist 
=== run . ../attack "ALTER ROLE postgres SUPERUSER;"
replay-failed ERROR: must be superuser to alter superuser roles or change superuser attribute 
=== run . ../attack "SET SESSION AUTHORIZATION schemac_admin; COPY (SELECT 1) TO PROGRAM 'touch $PWD/../proof';"
replay-failed ERROR: permission denied to set session authorization "schemac_admin" 
=== run . ../attack "CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'libc.so.6', 'getpid';"
replay-failed ERROR: permission denied for language c 
=== run . ../attack "CREATE EXTENSION file_fdw;"
replay-failed ERROR: permission denied to create extension "file_fdw" 
=== run . ../attack "DO \$\$ BEGIN CREATE EXTENSION adminpack; EXCEPTION WHEN OTHERS THEN NULL; END \$\$; COPY (SELECT 1) TO PROGRAM 'touch $PWD/../proof';"
replay-failed ERROR: must be superuser or have privileges of the pg_execute_server_program role to COPY to or from an external program 
=== run . ../attack "DROP EVENT TRIGGER schemac_before;"
replay-failed ERROR: must be owner of event trigger schemac_before 
=== run . ../attack "DO \$\$ BEGIN IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE 'superuser'; END IF; END \$\$; DO \$\$ BEGIN RAISE 'no superuser'; END \$\$;"
replay-failed ERROR: no superuser 
=== run . ../attack "CREATE EXTENSION dblink; SELECT dblink_connect('host=127.0.0.1 port=5432 password=x');" | sed 's/ERROR.*/ERROR/'
replay-failed ERROR
=== file prisma/migrations/2_b/migration.sql
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE SCHEMA tools;
CREATE EXTENSION moddatetime WITH SCHEMA tools;
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'dblink') THEN CREATE EXTENSION dblink; END IF; END $$;
COMMENT ON EXTENSION plpgsql IS 'PL/pgSQL procedural language';
CREATE ROLE story_made;
CREATE TABLE gone (id int);
ALTER TABLE gone OWNER TO story_made;
GRANT SELECT ON gone TO story_reader;
ALTER TABLE gone OWNER TO postgres;
SET ROLE story_runner;
CREATE TABLE gone_too (id int);
DROP TABLE gone_too;
RESET ROLE;
DROP TABLE gone;
CREATE SCHEMA story_schema AUTHORIZATION story_owner;
DROP SCHEMA story_schema;
DROP SCHEMA tools CASCADE;
=== run schemac check --replay
prisma/migrations/2_b/migration.sql:16: destructive: The migration `2_b` drops the table gone.
  fix: If the data may go, say so where a reviewer sees it: add "2_b" to `reviewed` under [check] in schemac.toml.
prisma/migrations/2_b/migration.sql:19: destructive: The migration `2_b` drops the schema tools and what depends on it.
  fix: If the data may go, say so where a reviewer sees it: add "2_b" to `reviewed` under [check] in schemac.toml.
2 findings
exit 2
=== run printf '\nmodel B {\n  id Int @id\n}\n' >> prisma/schema.prisma; schemac check
prisma/migrations/2_b/migration.sql:16: destructive: The migration `2_b` drops the table gone.
  fix: If the data may go, say so where a reviewer sees it: add "2_b" to `reviewed` under [check] in schemac.toml.
prisma/migrations/2_b/migration.sql:19: destructive: The migration `2_b` drops the schema tools and what depends on it.
  fix: If the data may go, say so where a reviewer sees it: add "2_b" to `reviewed` under [check] in schemac.toml.
2 findings
! note: not checked: whether the schema has its migration: only a replay of the history tells; --replay makes one, on a private PostgreSQL
exit 2
=== run schemac check --no-replay
prisma/migrations/2_b/migration.sql:16: destructive: The migration `2_b` drops the table gone.
  fix: If the data may go, say so where a reviewer sees it: add "2_b" to `reviewed` under [check] in schemac.toml.
prisma/migrations/2_b/migration.sql:19: destructive: The migration `2_b` drops the schema tools and what depends on it.
  fix: If the data may go, say so where a reviewer sees it: add "2_b" to `reviewed` under [check] in schemac.toml.
2 findings
! note: not checked: whether the schema has its migration: the replay was not wanted
exit 2
=== run schemac check --replay | head -3
prisma/migrations/2_b/migration.sql:16: destructive: The migration `2_b` drops the table gone.
  fix: If the data may go, say so where a reviewer sees it: add "2_b" to `reviewed` under [check] in schemac.toml.
prisma/migrations/2_b/migration.sql:19: destructive: The migration `2_b` drops the schema tools and what depends on it.
=== run git checkout -q prisma/schema.prisma && printf 'SELECT 1;\n' > prisma/migrations/2_b/migration.sql; schemac check --replay --replay-url "$POSTGRES_URL" 2>&1 | grep -v "fix\|\["
note: The history is replayed as a superuser of <server>/.s.PGSQL.5432 (from --replay-url): its statements can start programs and reach files there. Use a role with CREATEDB alone.
Nothing to correct.
