A history that no private server can replay: `dev` says why nobody looked for drift, and goes on.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id Int @id
}
=== file migrations/20260101000000_user/migration.sql
CREATE TABLE "User" ("id" INTEGER NOT NULL, CONSTRAINT "User_pkey" PRIMARY KEY ("id"));
DO $$ BEGIN PERFORM 1 / count(*) FROM "only here"; END $$;
=== run psql -qX -d "$DATABASE_URL" -c 'CREATE TABLE "User" (id int CONSTRAINT "User_pkey" PRIMARY KEY)' && schemac baseline 20260101000000_user
Marked 1 migration as applied:
  <timestamp>_user
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id   Int     @id
  name String?
}
=== run schemac dev --name name
1 migration found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_name/migration.sql
2 migrations found in migrations
Applied 1 migration:
  <timestamp>_name (1 statement, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! note: It was not looked whether the database has drifted from its migrations: Migration `<timestamp>_user` failed to apply cleanly to the shadow database. 
! Error:
! ERROR: relation "only here" does not exist
! QUERY: SELECT 1 / count(*) FROM "only here"
! CONTEXT: PL/pgSQL function inline_code_block line 1 at PERFORM
! 
! Position:
!    1 CREATE TABLE "User" ("id" INTEGER NOT NULL, CONSTRAINT "User_pkey" PRIMARY KEY ("id"));
!    2 DO $$ BEGIN PERFORM 1 / count(*) FROM "only here"; END $$;
! Applying migration `<timestamp>_name`
