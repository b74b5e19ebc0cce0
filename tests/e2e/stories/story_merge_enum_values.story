Two values of an enum become one: the rows of the old value move, and what they were cannot be told afterwards.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

enum Status {
  OPEN
  DONE
}

model Task {
  id     Int      @id
  status Status   @default(DONE)
  marks  Status[] @default([OPEN, DONE])
}
=== file migrations/20260101000000_init/migration.sql
CREATE TYPE "Status" AS ENUM ('OPEN', 'DONE', 'CLOSED');
CREATE TABLE "Task" ("id" int NOT NULL CONSTRAINT "Task_pkey" PRIMARY KEY, "status" "Status" NOT NULL DEFAULT 'CLOSED', "marks" "Status"[] DEFAULT ARRAY['OPEN', 'CLOSED']::"Status"[]);
INSERT INTO "Task" VALUES (1, 'OPEN', '{CLOSED,OPEN}'), (2, 'CLOSED', '{}'), (3, 'DONE', NULL);
CREATE SCHEMA reports;
CREATE TABLE reports.day (s "Status" DEFAULT 'CLOSED', l "Status"[] DEFAULT '{DONE,CLOSED}');
INSERT INTO reports.day VALUES ('CLOSED', '{CLOSED}');
COMMENT ON TYPE "Status" IS 'of a task';
ALTER TYPE "Status" OWNER TO pg_monitor;
REVOKE ALL ON TYPE "Status" FROM PUBLIC;
GRANT USAGE ON TYPE "Status" TO pg_read_all_stats, pg_signal_backend WITH GRANT OPTION;
=== run schemac apply -q
1 migration found in migrations
Applied 1 migration:
  <timestamp>_init (10 statements, <n> ms)
All migrations have been successfully applied.
=== run schemac dev --name merge --no-renames
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The change cannot run on this database:
!   the default '{DONE,CLOSED}'::"Status"[] of "reports"."day"."l" names a removed value; change it first.
!   the default 'CLOSED'::"Status" of "reports"."day"."s" names a removed value; change it first.
!   value CLOSED of enum "Status" is still used: "Task"."marks" (1 rows), "Task"."status" (1 rows), "reports"."day"."l" (1 rows), "reports"."day"."s" (1 rows).
! code: change-impossible
! hint: Correct the rows or the schema; or write the migration with --create-only and edit it.
exit 1
=== run schemac diff --rename Status.CLOSED=OPENED
! error: --rename Status.CLOSED=OPENED: the new `Status` has no value `OPENED`.
! code: rename-unknown
! hint: Names are the database's (@map, @@map), in their exact case.
exit 1
=== run schemac diff --name merge --rename Status.CLOSED=DONE
migrations/<timestamp>_merge/migration.sql
! warning: The value `CLOSED` of the enum `Status` becomes `DONE`. Which rows held it cannot be told afterwards.
=== run cat migrations/*_merge/migration.sql
/*
  Warnings:

  - The value `CLOSED` of the enum `Status` becomes `DONE`. Which rows held it cannot be told afterwards.

*/
-- AlterEnum
ALTER TABLE "Task" ALTER COLUMN "status" DROP DEFAULT,
ALTER COLUMN "marks" DROP DEFAULT;
ALTER TABLE "reports"."day" ALTER COLUMN "l" DROP DEFAULT,
ALTER COLUMN "s" DROP DEFAULT;
ALTER TYPE "Status" RENAME TO "Status_old";
CREATE TYPE "Status" AS ENUM ('OPEN', 'DONE');
ALTER TABLE "Task" ALTER COLUMN "status" SET DATA TYPE "Status" USING (CASE "status"::text WHEN 'CLOSED' THEN 'DONE' ELSE "status"::text END)::"Status",
ALTER COLUMN "marks" SET DATA TYPE "Status"[] USING array_replace("marks"::text[], 'CLOSED', 'DONE')::"Status"[];
ALTER TABLE "reports"."day" ALTER COLUMN "l" SET DATA TYPE "Status"[] USING array_replace("l"::text[], 'CLOSED', 'DONE')::"Status"[],
ALTER COLUMN "s" SET DATA TYPE "Status" USING (CASE "s"::text WHEN 'CLOSED' THEN 'DONE' ELSE "s"::text END)::"Status";
DROP TYPE "Status_old";
ALTER TABLE "Task" ALTER COLUMN "status" SET DEFAULT 'DONE',
ALTER COLUMN "marks" SET DEFAULT ARRAY['OPEN', 'DONE']::"Status"[];
ALTER TABLE "reports"."day" ALTER COLUMN "l" SET DEFAULT '{DONE,"DONE"}'::"Status"[],
ALTER COLUMN "s" SET DEFAULT 'DONE'::"Status";
COMMENT ON TYPE "Status" IS 'of a task';
ALTER TYPE "Status" OWNER TO pg_monitor;
REVOKE ALL ON TYPE "Status" FROM PUBLIC;
GRANT USAGE ON TYPE "Status" TO pg_read_all_stats WITH GRANT OPTION;
GRANT USAGE ON TYPE "Status" TO pg_signal_backend WITH GRANT OPTION;
=== run head -5 migrations/*_merge/down.sql
-- This script does not bring back:
--   which rows held CLOSED of "Status": they hold DONE now and cannot be told from the others
--   the default '{DONE,CLOSED}'::"Status"[] of "reports"."day"."l"
--   the default 'CLOSED'::"Status" of "reports"."day"."s"

=== run schemac apply -q
2 migrations found in migrations
Applied 1 migration:
  <timestamp>_merge (14 statements, <n> ms)
All migrations have been successfully applied.
=== run psql -qAtX -d "$DATABASE_URL" -c 'TABLE "Task" ORDER BY 1' -c 'TABLE reports.day' -c "SELECT obj_description(oid, 'pg_type'), typowner::regrole, typacl FROM pg_type WHERE typname = 'Status'" -c "SELECT column_default FROM information_schema.columns WHERE table_schema = 'reports'"
1|OPEN|{DONE,OPEN}
2|DONE|{}
3|DONE|
DONE|{DONE}
of a task|pg_monitor|{pg_monitor=U/pg_monitor,pg_read_all_stats=U*/pg_monitor,pg_signal_backend=U*/pg_monitor}
'DONE'::"Status"
'{DONE,DONE}'::"Status"[]
=== run schemac diff --exit-code
-- This is an empty migration.
=== run schemac rollback -q && rm -r migrations/*_merge
Rolled back 1 migration:
  <timestamp>_merge (2 statements, <n> ms)
=== run schemac diff --summary --rename Status.CLOSED=DONE

[*] Changed the `Status` enum
  [-] Removed variant `CLOSED`
  [*] Moved the rows of `CLOSED` to `DONE`
! warning: The value `CLOSED` of the enum `Status` becomes `DONE`. Which rows held it cannot be told afterwards.
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

enum Status {
  OPEN
  DONE /// @renamed(from: "CLOSED")
}

model Task {
  id     Int      @id
  status Status   @default(DONE)
  marks  Status[] @default([OPEN, DONE])

  @@unique([status])
}
=== run psql -qX -d "$DATABASE_URL" -c "UPDATE \"Task\" SET status = 'CLOSED' WHERE id = 2; CREATE UNIQUE INDEX \"Task_status_key\" ON \"Task\" (status)"
=== run schemac dev --name again --ignore-drift
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The change cannot run on this database:
!   "Task" has rows that become equal in ("status") (first: DONE) when values of "Status" are merged; they have to differ.
! code: change-impossible
! hint: Correct the rows or the schema; or write the migration with --create-only and edit it.
exit 1
