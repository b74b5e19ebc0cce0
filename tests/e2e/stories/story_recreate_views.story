A plain view in the way of a type change is named, or, where somebody says so, dropped and made again as it was.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model Item {
  id    Int    @id
  price BigInt
  shop  Shop   @relation(fields: [shopId], references: [id])
  shopId BigInt
}

model Shop {
  id    BigInt @id
  items Item[]
}
=== file migrations/20260101000000_init/migration.sql
CREATE TABLE "Shop" ("id" int NOT NULL CONSTRAINT "Shop_pkey" PRIMARY KEY);
CREATE TABLE "Item" ("id" int NOT NULL CONSTRAINT "Item_pkey" PRIMARY KEY, "price" int NOT NULL, "shopId" int NOT NULL CONSTRAINT "Item_shopId_fkey" REFERENCES "Shop" ("id") ON UPDATE CASCADE ON DELETE RESTRICT);
INSERT INTO "Shop" VALUES (1);
INSERT INTO "Item" VALUES (1, 5, 1);
CREATE SCHEMA reports;
CREATE VIEW reports."per shop" WITH (security_barrier = true) AS SELECT s."id" AS shop, sum(i."price") AS total, min(i."price") AS "the least" FROM "Shop" s JOIN "Item" i ON i."shopId" = s."id" GROUP BY 1;
COMMENT ON VIEW reports."per shop" IS 'it''s for \ the board';
COMMENT ON COLUMN reports."per shop"."the least" IS 'cheapest';
GRANT SELECT ON reports."per shop" TO PUBLIC;
GRANT UPDATE (shop) ON reports."per shop" TO PUBLIC;
ALTER VIEW reports."per shop" OWNER TO pg_monitor;
GRANT SELECT ON "Shop", "Item" TO pg_monitor;
REVOKE DELETE, TRUNCATE ON reports."per shop" FROM pg_monitor;
GRANT SELECT, INSERT ON reports."per shop" TO pg_read_all_stats WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES GRANT SELECT, UPDATE ON TABLES TO pg_signal_backend;
=== run schemac apply -q
1 migration found in migrations
Applied 1 migration:
  <timestamp>_init (15 statements, <n> ms)
All migrations have been successfully applied.
=== run schemac diff --exit-code
-- AlterTable
ALTER TABLE "Item" ALTER COLUMN "price" SET DATA TYPE BIGINT,
ALTER COLUMN "shopId" SET DATA TYPE BIGINT;

-- AlterTable
ALTER TABLE "Shop" ALTER COLUMN "id" SET DATA TYPE BIGINT;
! warning: "Item"."price" cannot change its type while these use it: view reports."per shop".
! warning: "Item"."shopId" cannot change its type while these use it: view reports."per shop".
! warning: "Shop"."id" cannot change its type while these use it: view reports."per shop".
exit 2
=== run schemac dev --name big
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The change cannot run on this database:
!   "Item"."price" cannot change its type while these use it: view reports."per shop".
!   "Item"."shopId" cannot change its type while these use it: view reports."per shop".
!   "Shop"."id" cannot change its type while these use it: view reports."per shop".
! code: change-impossible
! hint: Correct the rows or the schema; or write the migration with --create-only and edit it.
exit 1
=== run schemac dev --name big --recreate-views -q
1 migration found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_big/migration.sql
2 migrations found in migrations
Applied 1 migration:
  <timestamp>_big (12 statements, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
=== run cat migrations/*_big/migration.sql
-- DropView
DROP VIEW reports."per shop";

-- AlterTable
ALTER TABLE "Item" ALTER COLUMN "price" SET DATA TYPE BIGINT,
ALTER COLUMN "shopId" SET DATA TYPE BIGINT;

-- AlterTable
ALTER TABLE "Shop" ALTER COLUMN "id" SET DATA TYPE BIGINT;

-- CreateView
CREATE VIEW reports."per shop" WITH (security_barrier=true) AS
 SELECT s.id AS shop,
    sum(i.price) AS total,
    min(i.price) AS "the least"
   FROM (public."Shop" s
     JOIN public."Item" i ON ((i."shopId" = s.id)))
  GROUP BY s.id;
ALTER VIEW reports."per shop" OWNER TO pg_monitor;
COMMENT ON VIEW reports."per shop" IS E'it''s for \\ the board';
COMMENT ON COLUMN reports."per shop"."the least" IS 'cheapest';
REVOKE ALL ON reports."per shop" FROM pg_signal_backend;
REVOKE DELETE, TRUNCATE ON reports."per shop" FROM pg_monitor;
GRANT INSERT, SELECT ON reports."per shop" TO pg_read_all_stats WITH GRANT OPTION;
GRANT SELECT ON reports."per shop" TO PUBLIC;
GRANT UPDATE (shop) ON reports."per shop" TO PUBLIC;
=== run cat migrations/*_big/down.sql
-- DropView
DROP VIEW reports."per shop";

-- AlterTable
ALTER TABLE "Item" ALTER COLUMN "price" SET DATA TYPE INTEGER,
ALTER COLUMN "shopId" SET DATA TYPE INTEGER;

-- AlterTable
ALTER TABLE "Shop" ALTER COLUMN "id" SET DATA TYPE INTEGER;

-- CreateView
CREATE VIEW reports."per shop" WITH (security_barrier=true) AS
 SELECT s.id AS shop,
    sum(i.price) AS total,
    min(i.price) AS "the least"
   FROM (public."Shop" s
     JOIN public."Item" i ON ((i."shopId" = s.id)))
  GROUP BY s.id;
ALTER VIEW reports."per shop" OWNER TO pg_monitor;
COMMENT ON VIEW reports."per shop" IS E'it''s for \\ the board';
COMMENT ON COLUMN reports."per shop"."the least" IS 'cheapest';
REVOKE ALL ON reports."per shop" FROM pg_signal_backend;
REVOKE DELETE, TRUNCATE ON reports."per shop" FROM pg_monitor;
GRANT INSERT, SELECT ON reports."per shop" TO pg_read_all_stats WITH GRANT OPTION;
GRANT SELECT ON reports."per shop" TO PUBLIC;
GRANT UPDATE (shop) ON reports."per shop" TO PUBLIC;
=== run psql -qAtX -d "$DATABASE_URL" -c 'TABLE reports."per shop"' -c "SELECT reloptions, relowner::regrole, string_agg(a.grantee::regrole || ' ' || a.privilege_type || ' ' || a.is_grantable, ', ' ORDER BY a.grantee::regrole::text, a.privilege_type COLLATE \"C\") FROM pg_class, aclexplode(relacl) a WHERE relname = 'per shop' AND a.privilege_type <> 'MAINTAIN' GROUP BY 1, 2" -c "SELECT obj_description('reports.\"per shop\"'::regclass), col_description('reports.\"per shop\"'::regclass, 3)"
1|5|5
{security_barrier=true}|pg_monitor|- SELECT false, pg_monitor INSERT false, pg_monitor REFERENCES false, pg_monitor SELECT false, pg_monitor TRIGGER false, pg_monitor UPDATE false, pg_read_all_stats INSERT true, pg_read_all_stats SELECT true
it's for \ the board|cheapest
=== run schemac rollback -q
Rolled back 1 migration:
  <timestamp>_big (12 statements, <n> ms)
=== run psql -qAtX -d "$DATABASE_URL" -c 'TABLE reports."per shop"' -c "SELECT atttypid::regtype FROM pg_attribute WHERE attrelid = 'reports.\"per shop\"'::regclass AND attnum = 1"
1|5|5
integer
=== run psql -qX -d "$DATABASE_URL" -c 'CREATE VIEW "on it" AS SELECT * FROM reports."per shop"'
=== run schemac push --recreate-views
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: These changes cannot be made in this database:
!   - "Item"."price" cannot change its type while these use it: view reports."per shop".
!   - "Item"."shopId" cannot change its type while these use it: view reports."per shop".
!   - "Shop"."id" cannot change its type while these use it: view reports."per shop".
! code: unexecutable
! hint: Change the database or the schema, or give up all data: --force-reset drops everything first.
exit 1
