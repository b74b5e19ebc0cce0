A table, a column and an enum are renamed and changed in one migration: what stands around them is found under its old name.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

enum State {
  OPEN
  DONE
}

model Customer {
  id    Int    @id
  total BigInt @map("sum")
  state State

  @@map("customers")
}
=== file migrations/20260101000000_init/migration.sql
CREATE TYPE "Status" AS ENUM ('OPEN', 'DONE', 'LOST');
COMMENT ON TYPE "Status" IS 'of {name}';
CREATE TABLE "users" ("id" int CONSTRAINT "users_pkey" PRIMARY KEY, "total" int NOT NULL, "status" "Status" NOT NULL);
INSERT INTO "users" VALUES (1, 5, 'OPEN');
CREATE SCHEMA other;
CREATE TABLE other.elsewhere (s "Status");
CREATE VIEW "sums" AS SELECT "total" FROM "users";
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own" ON "users" USING ("total" > 0);
=== run schemac apply -q
1 migration found in migrations
Applied 1 migration:
  <timestamp>_init (9 statements, <n> ms)
All migrations have been successfully applied.
=== run schemac dev --name all -q --recreate-views --rename users=customers --rename users.total=sum --rename users.status=state --rename Status=State --accept-data-loss
! error: The change cannot run on this database:
!   "customers"."sum" cannot change its type while these use it: policy own, view sums.
! code: change-impossible
! hint: Correct the rows or the schema; or write the migration with --create-only and edit it.
exit 1
=== run psql -qX -d "$DATABASE_URL" -c 'DROP VIEW sums; DROP POLICY own ON users'
=== run schemac dev --name all -q --rename users=customers --rename users.total=sum --rename users.status=state --rename Status=State --accept-data-loss
1 migration found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_all/migration.sql
2 migrations found in migrations
Applied 1 migration:
  <timestamp>_all (13 statements, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
=== run cat migrations/*_all/*.sql
-- AlterEnum
ALTER TYPE "State" ADD VALUE 'LOST';

-- AlterTable
ALTER TABLE "customers" RENAME CONSTRAINT "customers_pkey" TO "users_pkey";

-- AlterTable
ALTER TABLE "customers" ALTER COLUMN "sum" SET DATA TYPE INTEGER;

-- RenameColumn
ALTER TABLE "customers" RENAME COLUMN "state" TO "status";

-- RenameColumn
ALTER TABLE "customers" RENAME COLUMN "sum" TO "total";

-- RenameEnum
ALTER TYPE "State" RENAME TO "Status";

-- RenameTable
ALTER TABLE "customers" RENAME TO "users";
/*
  Warnings:

  - The values [LOST] on the enum `State` will be removed. If these variants are still used in the database, this will fail.

*/
-- RenameTable
ALTER TABLE "users" RENAME TO "customers";

-- RenameEnum
ALTER TYPE "Status" RENAME TO "State";

-- RenameColumn
ALTER TABLE "customers" RENAME COLUMN "total" TO "sum";

-- RenameColumn
ALTER TABLE "customers" RENAME COLUMN "status" TO "state";

-- AlterEnum
DO $schemac$
DECLARE
  found record;
BEGIN
  SELECT count(*) AS n, string_agg(v, ', ' ORDER BY v) FILTER (WHERE i <= 20) AS first INTO found FROM (SELECT v, row_number() OVER (ORDER BY v) AS i FROM (SELECT '"customers"."state" (' || count(*) || ' rows)' FROM "customers" WHERE "state"::text = 'LOST' HAVING count(*) > 0 UNION ALL SELECT '"other"."elsewhere"."s" (' || count(*) || ' rows)' FROM "other"."elsewhere" WHERE "s"::text = 'LOST' HAVING count(*) > 0) AS q(v)) AS r;
  IF found.n > 0 THEN
    RAISE EXCEPTION 'value LOST of enum "State" is still used: %.', found.first
      USING HINT = 'These rows: SELECT ''"customers"."state" ('' || count(*) || '' rows)'' FROM "customers" WHERE "state"::text = ''LOST'' HAVING count(*) > 0 UNION ALL SELECT ''"other"."elsewhere"."s" ('' || count(*) || '' rows)'' FROM "other"."elsewhere" WHERE "s"::text = ''LOST'' HAVING count(*) > 0';
  END IF;
END $schemac$;
ALTER TYPE "State" RENAME TO "State_old";
CREATE TYPE "State" AS ENUM ('OPEN', 'DONE');
ALTER TABLE "customers" ALTER COLUMN "state" SET DATA TYPE "State" USING "state"::text::"State";
ALTER TABLE "other"."elsewhere" ALTER COLUMN "s" SET DATA TYPE "State" USING "s"::text::"State";
DROP TYPE "State_old";
COMMENT ON TYPE "State" IS 'of {name}';

-- AlterTable
ALTER TABLE "customers" RENAME CONSTRAINT "users_pkey" TO "customers_pkey";

-- AlterTable
ALTER TABLE "customers" ALTER COLUMN "sum" SET DATA TYPE BIGINT;
=== run schemac diff --exit-code
-- This is an empty migration.
=== run schemac rollback -q
Rolled back 1 migration:
  <timestamp>_all (7 statements, <n> ms)
=== run psql -qAtX -d "$DATABASE_URL" -c 'TABLE users' -c "SELECT obj_description('\"Status\"'::regtype, 'pg_type')"
1|5|OPEN
of {name}
