Ctrl-C while a migration runs: the statement is cancelled, the migration undone, the exit code is 130; SIGTERM gives 143, a terminal that is closed (SIGHUP) 129, SIGQUIT 131. A signal that comes when all is done, and only the result is still being written, changes nothing: 0. A package manager around us sends the signal twice.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== file migrations/20250101000000_slow/migration.sql
CREATE TABLE before (id int);
SELECT pg_sleep(30);
=== run rm -f log; trap - INT; schemac apply 2> log & pid=$!; until grep -qs Applying log; do sleep 0.05; done; sleep 0.5; kill -INT $pid; wait $pid; code=$?; cat log >&2; exit $code
1 migration found in migrations
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `20250101000000_slow`
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: 20250101000000_slow
! 
! Database error code: 57014
! 
! Database error:
! ERROR: interrupted: the statement was cancelled
! 
! Position:
!    1 CREATE TABLE before (id int);
!    2 SELECT pg_sleep(30);
! code: interrupted
! hint: It was undone: nothing that a transaction holds was left behind. Run `schemac apply` again.
exit 130
=== run rm -f log; schemac apply 2> log & pid=$!; until grep -qs Applying log; do sleep 0.05; done; sleep 0.5; kill -TERM $pid; wait $pid; code=$?; cat log >&2; exit $code
1 migration found in migrations
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `20250101000000_slow`
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: 20250101000000_slow
! 
! Database error code: 57014
! 
! Database error:
! ERROR: interrupted: the statement was cancelled
! 
! Position:
!    1 CREATE TABLE before (id int);
!    2 SELECT pg_sleep(30);
! code: interrupted
! hint: It was undone: nothing that a transaction holds was left behind. Run `schemac apply` again.
exit 143
=== run rm -f log; schemac apply 2> log & pid=$!; until grep -qs Applying log; do sleep 0.05; done; sleep 0.5; kill -HUP $pid; wait $pid; code=$?; cat log >&2; exit $code
1 migration found in migrations
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `20250101000000_slow`
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: 20250101000000_slow
! 
! Database error code: 57014
! 
! Database error:
! ERROR: interrupted: the statement was cancelled
! 
! Position:
!    1 CREATE TABLE before (id int);
!    2 SELECT pg_sleep(30);
! code: interrupted
! hint: It was undone: nothing that a transaction holds was left behind. Run `schemac apply` again.
exit 129
=== run rm -f log; schemac apply 2> log & pid=$!; until grep -qs Applying log; do sleep 0.05; done; sleep 0.5; kill -QUIT $pid; wait $pid; code=$?; cat log >&2; exit $code
1 migration found in migrations
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `20250101000000_slow`
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: 20250101000000_slow
! 
! Database error code: 57014
! 
! Database error:
! ERROR: interrupted: the statement was cancelled
! 
! Position:
!    1 CREATE TABLE before (id int);
!    2 SELECT pg_sleep(30);
! code: interrupted
! hint: It was undone: nothing that a transaction holds was left behind. Run `schemac apply` again.
exit 131
=== run schemac status --json | grep -A2 pending
  "pending": [
    {
      "name": "20250101000000_slow",
=== run rm -f log; schemac apply 2> log & pid=$!; until grep -qs Applying log; do sleep 0.05; done; sleep 0.5; kill -HUP $pid; kill -HUP $pid; wait $pid; code=$?; grep -A1 ^code: log; exit $code
1 migration found in migrations
code: interrupted
hint: It was undone: nothing that a transaction holds was left behind. Run `schemac apply` again.
exit 129
=== needs program nohup
=== file migrations/20250101000000_slow/migration.sql
CREATE TABLE before (id int);
SELECT pg_sleep(2);
=== run rm -f log; nohup schemac apply > out 2> log & pid=$!; until grep -qs Applying log; do sleep 0.05; done; kill -HUP $pid; wait $pid && tail -1 out
All migrations have been successfully applied.
=== run psql -qX -d "$DATABASE_URL" -c "DROP TABLE before" -c "TRUNCATE _prisma_migrations"
=== file migrations/20250101000000_slow/migration.sql
CREATE TABLE before (id int);
=== needs program psql
=== run mkfifo full; exec 3<>full; head -c 65536 /dev/zero >&3; schemac apply >&3 2> log & pid=$!; until [ "$(psql -XAtq "$DATABASE_URL" -c "SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL")" = 1 ]; do sleep 0.05; done; kill -TERM $pid; wait $pid; code=$?; tail -1 log; rm full; exit $code
note: interrupted while the result was written: all was done
