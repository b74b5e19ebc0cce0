A role that may log in and lacks a right: the message names the right on the object that lacks it, and the GRANT that gives it.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model A {
  id Int @id
}
=== file migrations/migration_lock.toml
provider = "postgresql"
=== file migrations/20240101000000_a/migration.sql
CREATE TABLE "A" ("id" INTEGER NOT NULL, CONSTRAINT "A_pkey" PRIMARY KEY ("id"));
=== file guest
schemac "$@" --url "$(echo "$DATABASE_URL" | sed 's/postgres@/schemac_story_deployer@/')"
=== run psql -qX -d "$DATABASE_URL" -c 'CREATE ROLE schemac_story_deployer LOGIN' -c 'REVOKE ALL ON SCHEMA public FROM PUBLIC'
=== run sh guest apply
! database: <server>:5432/<database>, schema public (from --url)
! error: User `schemac_story_deployer` was denied access on the database `<database>`
! permission denied for schema public
! code: P1010
! hint: As postgres, who owns it: GRANT USAGE, CREATE ON SCHEMA public TO schemac_story_deployer; The URL comes from --url.
exit 1
=== run psql -qX -d "$DATABASE_URL" -c 'GRANT USAGE ON SCHEMA public TO schemac_story_deployer'
=== run sh guest apply
! database: <server>:5432/<database>, schema public (from --url)
! error: The history table "public"."_prisma_migrations" cannot be made: permission denied for schema public.
! code: P1010
! hint: As postgres, who owns it: GRANT CREATE ON SCHEMA public TO schemac_story_deployer; The URL comes from --url.
exit 1
=== run schemac apply -q
1 migration found in migrations
Applied 1 migration:
  20240101000000_a (1 statement, <n> ms)
All migrations have been successfully applied.
=== run sh guest status
! error: User `schemac_story_deployer` was denied access on the database `<database>`
! permission denied for table _prisma_migrations
! code: P1010
! hint: As postgres, who owns it: GRANT SELECT, INSERT, UPDATE ON TABLE public._prisma_migrations TO schemac_story_deployer;
exit 1
=== run sh guest apply
! database: <server>:5432/<database>, schema public (from --url)
! error: User `schemac_story_deployer` was denied access on the database `<database>`
! permission denied for table _prisma_migrations
! code: P1010
! hint: As postgres, who owns it: GRANT SELECT, INSERT, UPDATE ON TABLE public._prisma_migrations TO schemac_story_deployer; The URL comes from --url.
exit 1
=== run psql -qX -d "$DATABASE_URL" -c 'GRANT SELECT ON _prisma_migrations TO schemac_story_deployer'
=== run sh guest status
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
1 migration found in migrations

Applied:
  20240101000000_a

Database schema is up to date!
=== file migrations/20240102000000_b/migration.sql
ALTER TABLE "A" ADD COLUMN "b" INTEGER;
=== run sh guest apply
2 migrations found in migrations
! database: <server>:5432/<database>, schema public (from --url)
! Applying migration `20240102000000_b`
! note: 20240102000000_b: the failure could not be written to the history: permission denied for table _prisma_migrations
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: 20240102000000_b
! 
! Database error code: 42501
! 
! Database error:
! ERROR: must be owner of table A
! 
! Position:
!    1 ALTER TABLE "A" ADD COLUMN "b" INTEGER;
! code: P3018
! hint: The table public."A" belongs to postgres, and only its owner may change it: run this as postgres, or make the role a member of it: GRANT postgres TO schemac_story_deployer; It was undone: nothing that a transaction holds was left behind. Run `schemac apply` again when the role has the right.
exit 1
=== run psql -qX -d "$DATABASE_URL" -c 'GRANT INSERT, UPDATE, DELETE ON _prisma_migrations TO schemac_story_deployer'
=== run sh guest apply
2 migrations found in migrations
! database: <server>:5432/<database>, schema public (from --url)
! Applying migration `20240102000000_b`
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: 20240102000000_b
! 
! Database error code: 42501
! 
! Database error:
! ERROR: must be owner of table A
! 
! Position:
!    1 ALTER TABLE "A" ADD COLUMN "b" INTEGER;
! code: P3018
! hint: The table public."A" belongs to postgres, and only its owner may change it: run this as postgres, or make the role a member of it: GRANT postgres TO schemac_story_deployer; It was undone: nothing that a transaction holds was left behind. Run `schemac apply` again when the role has the right.
exit 1
=== run psql -qX -d "$DATABASE_URL" -c 'DROP OWNED BY schemac_story_deployer' -c 'DROP ROLE schemac_story_deployer'
