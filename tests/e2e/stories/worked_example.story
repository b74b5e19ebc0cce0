The worked example at the root of the repository: its migration is what schemac writes today, it applies, and nothing is left to do.
=== needs database
=== run cp -r $SOURCE/schema.prisma $SOURCE/migrations . && schemac validate && schemac format --check
The schema at schema.prisma is valid
Formatted already.
=== run schemac diff | diff - migrations/20250812000000_initial_migration/migration.sql
=== run schemac diff --style prisma | diff - migrations/20250812000000_initial_migration/migration.sql
=== run schemac apply && schemac status
1 migration found in migrations
Applied 1 migration:
  20250812000000_initial_migration (29 statements, <n> ms)
All migrations have been successfully applied.
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
1 migration found in migrations

Applied:
  20250812000000_initial_migration

Database schema is up to date!
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL, named by `url` in the schema's datasource)
! Applying migration `20250812000000_initial_migration`
=== run schemac diff --exit-code
-- This is an empty migration.
=== run schemac diff --from migrations --exit-code
-- This is an empty migration.
=== run sed -i '/^model Card {/a\  nickname String?' schema.prisma && schemac diff --name add_new_field && cat migrations/*_add_new_field/*.sql
migrations/<timestamp>_add_new_field/migration.sql
-- AlterTable
ALTER TABLE "cards" DROP COLUMN "nickname";
-- AlterTable
ALTER TABLE "cards" ADD COLUMN     "nickname" TEXT;
=== run schemac apply && schemac diff --exit-code
2 migrations found in migrations
Applied 1 migration:
  <timestamp>_add_new_field (1 statement, <n> ms)
All migrations have been successfully applied.
-- This is an empty migration.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL, named by `url` in the schema's datasource)
! Applying migration `<timestamp>_add_new_field`
