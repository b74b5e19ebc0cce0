What a database says beyond the schema language is listed, and undone only where somebody is strict.
=== needs server 15
=== needs program python3
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model Account {
  id    Int     @id
  code  String? @unique
  name  String  @unique
  notes Note[]
  coded Note[]  @relation("code")
}

model Note {
  id        Int     @id
  accountId Int
  account   Account @relation(fields: [accountId], references: [id], onDelete: Cascade)
  codeOf    String?
  owner     Account? @relation("code", fields: [codeOf], references: [code])

  @@index([codeOf])
}
=== run schemac dev --name init -q
0 migrations found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_init/migration.sql
1 migration found in migrations
Applied 1 migration:
  <timestamp>_init (7 statements, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
=== file by_hand.sql
ALTER TABLE "Note" ALTER CONSTRAINT "Note_accountId_fkey" DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "Note" DROP CONSTRAINT "Note_codeOf_fkey";
DROP INDEX "Account_code_key";
CREATE UNIQUE INDEX "Account_code_key" ON "Account" ("code" NULLS FIRST) INCLUDE ("id") NULLS NOT DISTINCT;
ALTER TABLE "Note" ADD CONSTRAINT "Note_codeOf_fkey" FOREIGN KEY ("codeOf") REFERENCES "Account" ("code") ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE;
DROP INDEX "Note_codeOf_idx";
CREATE INDEX "Note_codeOf_idx" ON "Note" ("codeOf" NULLS FIRST) INCLUDE ("id");
DROP INDEX "Account_name_key";
ALTER TABLE "Account" ADD CONSTRAINT "Account_name_key" UNIQUE ("name") DEFERRABLE;
ALTER TABLE "Note" DROP CONSTRAINT "Note_pkey";
ALTER TABLE "Note" ADD CONSTRAINT "Note_pkey" PRIMARY KEY ("id") DEFERRABLE INITIALLY DEFERRED;
=== run psql -qX -d "$DATABASE_URL" -f by_hand.sql
=== run schemac diff --exit-code --json | python3 -c 'import json,sys; [print(*u.values(), sep=" | ") for u in json.load(sys.stdin)["unmanaged"]]'
index property | public.Account.Account_code_key | INCLUDE columns are not part of the schema
index property | public.Account.Account_code_key | NULLS FIRST and NULLS LAST are not part of the schema
index property | public.Account.Account_code_key | NULLS NOT DISTINCT is not part of the schema
constraint property | public.Account.Account_name_key | DEFERRABLE is not part of the schema
constraint property | public.Note.Note_accountId_fkey | DEFERRABLE is not part of the schema
constraint property | public.Note.Note_codeOf_fkey | DEFERRABLE is not part of the schema
index property | public.Note.Note_codeOf_idx | INCLUDE columns are not part of the schema
index property | public.Note.Note_codeOf_idx | NULLS FIRST and NULLS LAST are not part of the schema
constraint property | public.Note.Note_pkey | DEFERRABLE is not part of the schema
=== run schemac diff --strict --summary

[*] Changed the `Account` table
  [*] Replaced the unique index `Account_code_key` (nulls distinct)
  [*] Replaced the unique index `Account_name_key` (not deferrable)

[*] Changed the `Note` table
  [-] Removed foreign key on columns (codeOf)
  [*] Replaced the primary key on columns (id) (not deferrable)
  [*] Altered the foreign key "Note_accountId_fkey" (not deferrable)
  [+] Added foreign key on columns (codeOf)
=== run schemac diff --strict --style prisma
! error: --strict and --recreate-views do not go together with --style prisma.
! code: usage
! hint: Prisma's text has neither; leave --style out.
exit 64
=== run schemac dev --strict --ignore-drift --name strict -q
1 migration found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_strict/migration.sql
2 migrations found in migrations
Applied 1 migration:
  <timestamp>_strict (8 statements, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
=== run cat migrations/*_strict/migration.sql
-- DropForeignKey
ALTER TABLE "Note" DROP CONSTRAINT "Note_codeOf_fkey";

-- ReplaceIndex
CREATE UNIQUE INDEX "schemac_tmp_1" ON "Account"("code" NULLS FIRST) INCLUDE ("id");
DROP INDEX "Account_code_key";
ALTER INDEX "schemac_tmp_1" RENAME TO "Account_code_key";

-- ReplaceIndex
ALTER TABLE "Account" DROP CONSTRAINT "Account_name_key",
ADD CONSTRAINT "Account_name_key" UNIQUE ("name");

-- ReplacePrimaryKey
ALTER TABLE "Note" DROP CONSTRAINT "Note_pkey",
ADD CONSTRAINT "Note_pkey" PRIMARY KEY ("id");

-- AlterForeignKey
ALTER TABLE "Note" ALTER CONSTRAINT "Note_accountId_fkey" NOT DEFERRABLE;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_codeOf_fkey" FOREIGN KEY ("codeOf") REFERENCES "Account"("code") ON DELETE SET NULL ON UPDATE CASCADE;
=== run cat migrations/*_strict/down.sql
-- This script does not bring back:
--   rows that have become equal in NULLs (the unique index "Account_code_key"): it fails while there are any

-- DropForeignKey
ALTER TABLE "Note" DROP CONSTRAINT "Note_codeOf_fkey";

-- ReplaceIndex
CREATE UNIQUE INDEX "schemac_tmp_1" ON "Account"("code" NULLS FIRST) INCLUDE ("id") NULLS NOT DISTINCT;
DROP INDEX "Account_code_key";
ALTER INDEX "schemac_tmp_1" RENAME TO "Account_code_key";

-- ReplaceIndex
ALTER TABLE "Account" DROP CONSTRAINT "Account_name_key",
ADD CONSTRAINT "Account_name_key" UNIQUE ("name") DEFERRABLE INITIALLY IMMEDIATE;

-- ReplacePrimaryKey
ALTER TABLE "Note" DROP CONSTRAINT "Note_pkey",
ADD CONSTRAINT "Note_pkey" PRIMARY KEY ("id") DEFERRABLE INITIALLY DEFERRED;

-- AlterForeignKey
ALTER TABLE "Note" ALTER CONSTRAINT "Note_accountId_fkey" DEFERRABLE INITIALLY DEFERRED;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_codeOf_fkey" FOREIGN KEY ("codeOf") REFERENCES "Account"("code") ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY IMMEDIATE;
=== file schemac.toml
strict = true
=== run schemac diff --exit-code
-- This is an empty migration.
=== run schemac rollback -q
Rolled back 1 migration:
  <timestamp>_strict (8 statements, <n> ms)
=== run psql -qAtX -d "$DATABASE_URL" -c "SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid IN ('\"Account\"'::regclass, '\"Note\"'::regclass) ORDER BY 1" -c "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE condeferrable ORDER BY 1"
CREATE INDEX "Note_codeOf_idx" ON public."Note" USING btree ("codeOf" NULLS FIRST) INCLUDE (id)
CREATE UNIQUE INDEX "Account_code_key" ON public."Account" USING btree (code NULLS FIRST) INCLUDE (id) NULLS NOT DISTINCT
CREATE UNIQUE INDEX "Account_name_key" ON public."Account" USING btree (name)
CREATE UNIQUE INDEX "Account_pkey" ON public."Account" USING btree (id)
CREATE UNIQUE INDEX "Note_pkey" ON public."Note" USING btree (id)
Account_name_key|UNIQUE (name) DEFERRABLE
Note_accountId_fkey|FOREIGN KEY ("accountId") REFERENCES "Account"(id) ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
Note_codeOf_fkey|FOREIGN KEY ("codeOf") REFERENCES "Account"(code) ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE
Note_pkey|PRIMARY KEY (id) DEFERRABLE INITIALLY DEFERRED
=== run schemac diff --exit-code --summary

[*] Changed the `Account` table
  [*] Replaced the unique index `Account_code_key` (nulls distinct)
  [*] Replaced the unique index `Account_name_key` (not deferrable)

[*] Changed the `Note` table
  [-] Removed foreign key on columns (codeOf)
  [*] Replaced the primary key on columns (id) (not deferrable)
  [*] Altered the foreign key "Note_accountId_fkey" (not deferrable)
  [+] Added foreign key on columns (codeOf)
exit 2
=== run rm schemac.toml; sed '/@@index/d' schema.prisma > without.prisma; schemac diff --to without.prisma --json | python3 -c 'import json,sys; print(json.load(sys.stdin)["down_sql"])'
-- CreateIndex
CREATE INDEX "Note_codeOf_idx" ON "Note"("codeOf" NULLS FIRST) INCLUDE ("id");

=== run schemac push --strict
Your database is now in sync with your schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run schemac push
The database is already in sync with the schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
