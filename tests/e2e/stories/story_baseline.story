A database that has its tables already, without a history of them: every command that meets it says baseline, whatever schema the tables lie in, and baseline gets it going.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
  schemas  = ["shop", "stock"]
}

model A {
  id Int @id

  @@schema("stock")
}
=== file migrations/migration_lock.toml
provider = "postgresql"
=== file migrations/20240101000000_a/migration.sql
CREATE SCHEMA IF NOT EXISTS "stock";
CREATE TABLE "stock"."A" ("id" INTEGER NOT NULL, CONSTRAINT "A_pkey" PRIMARY KEY ("id"));
=== run psql -qX -d "$DATABASE_URL" -c 'CREATE SCHEMA stock' -c 'CREATE TABLE stock."A" (id int NOT NULL, CONSTRAINT "A_pkey" PRIMARY KEY (id))' -c 'INSERT INTO stock."A" VALUES (1)'
=== run schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The database schema is not empty. Read more about how to baseline an existing production database: https://pris.ly/d/migrate-baseline
! code: P3005
! hint: It holds stock."A". If the migrations made them, run `schemac baseline NAME` with the last migration that is in the database.
exit 1
=== run schemac migrate deploy
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The database schema is not empty. Read more about how to baseline an existing production database: https://pris.ly/d/migrate-baseline
! code: P3005
! hint: It holds stock."A". If the migrations made them, run `schemac baseline NAME` with the last migration that is in the database.
exit 1
=== run schemac dev --name x
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The database schema is not empty. Read more about how to baseline an existing production database: https://pris.ly/d/migrate-baseline
! code: P3005
! hint: It holds stock."A". If the migrations made them, run `schemac baseline NAME` with the last migration that is in the database.
exit 1
=== run schemac status
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
1 migration found in migrations

Not applied yet:
  20240101000000_a

The database holds stock."A", but its history is empty. If these migrations made them, run `schemac baseline NAME` with the last migration that is in the database, or `schemac resolve --applied NAME` for each.
=== run schemac baseline 20240101000000_a
Marked 1 migration as applied:
  20240101000000_a
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run schemac apply
1 migration found in migrations
No pending migrations to apply.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run psql -qX -d "$DATABASE_URL" -c 'DELETE FROM _prisma_migrations'
=== run schemac apply
1 migration found in migrations
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `20240101000000_a`
! notice: NOTICE:  schema "stock" already exists, skipping
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: 20240101000000_a
! 
! Database error code: 42P07
! 
! Database error:
! ERROR: relation "A" already exists
! 
! Position:
!    1 CREATE SCHEMA IF NOT EXISTS "stock";
!    2 CREATE TABLE "stock"."A" ("id" INTEGER NOT NULL, CONSTRAINT "A_pkey" PRIMARY KEY ("id"));
! code: P3018
! hint: It was undone: nothing that a transaction holds was left behind. Where this database has already what the migration makes, its history does not know it: `schemac resolve --applied 20240101000000_a` records it, `schemac baseline 20240101000000_a` every one up to it. Else: Correct line 2 of its migration.sql and run `schemac apply` again.
exit 1
=== run schemac resolve --applied 20240101000000_a
Migration 20240101000000_a marked as applied.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run schemac status
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
1 migration found in migrations

Applied:
  20240101000000_a

Database schema is up to date!
=== run psql -qXAt -d "$DATABASE_URL" -c 'SELECT count(*) FROM stock."A"'
1
