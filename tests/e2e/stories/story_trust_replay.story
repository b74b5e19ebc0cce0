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
=== run . ../attack "COPY (SELECT 1) TO '$PWD/../proof';"
=== run . ../attack "CREATE TABLE t (x text); COPY t FROM '/etc/passwd';"
=== run . ../attack "DO \$\$ BEGIN PERFORM lo_export(lo_from_bytea(0, 'x'), '$PWD/../proof'); END \$\$;"
=== run . ../attack "SELECT pg_read_file('/etc/hostname');"
=== run . ../attack "GRANT pg_execute_server_program TO postgres; COPY (SELECT 1) TO PROGRAM 'touch $PWD/../proof';"
=== run . ../attack "ALTER ROLE postgres SUPERUSER;"
=== run . ../attack "SET SESSION AUTHORIZATION schemac_admin; COPY (SELECT 1) TO PROGRAM 'touch $PWD/../proof';"
=== run . ../attack "CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'libc.so.6', 'getpid';"
=== run . ../attack "CREATE EXTENSION file_fdw;"
=== run . ../attack "DO \$\$ BEGIN CREATE EXTENSION adminpack; EXCEPTION WHEN OTHERS THEN NULL; END \$\$; COPY (SELECT 1) TO PROGRAM 'touch $PWD/../proof';"
=== run . ../attack "DROP EVENT TRIGGER schemac_before;"
=== run . ../attack "DO \$\$ BEGIN IF (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN RAISE 'superuser'; END IF; END \$\$; DO \$\$ BEGIN RAISE 'no superuser'; END \$\$;"
=== run . ../attack "CREATE EXTENSION dblink; SELECT dblink_connect('host=127.0.0.1 port=5432 password=x');" | sed 's/ERROR.*/ERROR/'
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
=== run printf '\nmodel B {\n  id Int @id\n}\n' >> prisma/schema.prisma; schemac check
=== run schemac check --no-replay
=== run schemac check --replay | head -3
=== run git checkout -q prisma/schema.prisma && printf 'SELECT 1;\n' > prisma/migrations/2_b/migration.sql; schemac check --replay --replay-url "$POSTGRES_URL" 2>&1 | grep -v "fix\|\["
