A migration that cannot be one transaction stops half way: it is not rolled back before it is finished.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id   Int     @id
  name String?
}
=== file migrations/migration_lock.toml
provider = "postgresql"
=== file migrations/1_init/migration.sql
CREATE TABLE "User" ("id" INTEGER PRIMARY KEY, "name" TEXT);
INSERT INTO "User" VALUES (1, 'x'), (2, 'x');
CREATE INDEX CONCURRENTLY "first" ON "User" ("id");
CREATE UNIQUE INDEX CONCURRENTLY "second" ON "User" ("name");
=== file migrations/1_init/down.sql
DROP TABLE "User";
=== run schemac apply
1 migration found in migrations
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `1_init`
! note: 1_init: dropped the INVALID index public.second that was left behind
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: 1_init
! 
! Database error code: 23505
! 
! Database error:
! ERROR: could not create unique index "second"
! DETAIL: Key (name)=(x) is duplicated.
! 
! Position:
!    1 CREATE TABLE "User" ("id" INTEGER PRIMARY KEY, "name" TEXT);
!    2 INSERT INTO "User" VALUES (1, 'x'), (2, 'x');
!    3 CREATE INDEX CONCURRENTLY "first" ON "User" ("id");
!    4 CREATE UNIQUE INDEX CONCURRENTLY "second" ON "User" ("name");
! DETAIL: Key (name)=(x) is duplicated.
! code: P3018
! hint: The first 3 of its 4 statements have been run and stay, because they cannot share a transaction with the rest. Correct the rest and run `schemac apply` again: it goes on behind them.
exit 1
=== run schemac rollback
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `1_init` was left half applied at <time>. Nothing was taken back.
! code: migration-unfinished
! hint: Run `schemac apply` first, which goes on with it.
exit 1
