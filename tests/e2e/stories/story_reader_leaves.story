Whoever reads the output goes away, or stops reading: the migrations run to their end, and no transaction stays open because a pipe is full.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== file migrations/20250101000000_one/migration.sql
CREATE TABLE one (id int);
DO $$ BEGIN FOR i IN 1..3000 LOOP RAISE NOTICE '%', repeat('x', 100); END LOOP; END $$;
=== file migrations/20250101000001_two/migration.sql
CREATE TABLE two (id int);
=== run { schemac apply 2>&1 >/dev/null; echo "exit code $?" > code; } | head -1; cat code
database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
exit code 0
=== run schemac status | tail -1
Database schema is up to date!
=== run psql -qc 'DROP TABLE one, two, _prisma_migrations' "$DATABASE_URL"; { schemac apply 2>/dev/null; echo "exit code $?" >&2; } | true
! exit code 0
=== run schemac status | tail -1
Database schema is up to date!
=== run psql -qc 'DROP TABLE one, two, _prisma_migrations' "$DATABASE_URL"; mkfifo full; sleep 1000 < full & reader=$!; schemac apply > result 2> full; echo "exit code $?"; kill $reader; cat result; rm full
exit code 0
2 migrations found in migrations
Applied 2 migrations:
  20250101000000_one (2 statements, <n> ms)
  20250101000001_two (1 statement, <n> ms)
All migrations have been successfully applied.
=== run schemac status | tail -1
Database schema is up to date!
=== run psql -qc 'DROP TABLE one, two, _prisma_migrations' "$DATABASE_URL"; schemac apply -q > /dev/full
! error: Standard output does not take the result.
! code: output-unwritable
! hint: Is its disk full? What the command was asked to do is done all the same.
=== run schemac status | tail -1
Database schema is up to date!
