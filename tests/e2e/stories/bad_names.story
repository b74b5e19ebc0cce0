Names that need quoting everywhere, names of 63 bytes, reserved words, and two that differ only in case.
=== needs database
=== needs program python3
=== file schema.prisma
datasource db {
  provider = "postgresql"
  schemas  = ["Sch.ema \"1\"", "public"]
}
=== file by_hand.sql
CREATE SCHEMA "Sch.ema ""1""";
CREATE TYPE "Sch.ema ""1"""."It's; a.type" AS ENUM ('a''b', 'c"d', 'e\f', 'a.b=c', 'x');
CREATE TABLE "Sch.ema ""1"""."a ""b"".c" ("id.1" serial PRIMARY KEY, "it's" "Sch.ema ""1"""."It's; a.type" NOT NULL DEFAULT 'a''b', "🙂" text DEFAULT '🙂; --''', "list" "Sch.ema ""1"""."It's; a.type"[] DEFAULT ARRAY['c"d', 'e\f']::"Sch.ema ""1"""."It's; a.type"[]);
CREATE UNIQUE INDEX "i.d ""x""; --" ON "Sch.ema ""1"""."a ""b"".c" ("🙂" DESC, "it's");
CREATE TABLE "user" ("select" int PRIMARY KEY, "Select" int UNIQUE, "table" int REFERENCES "Sch.ema ""1"""."a ""b"".c" ("id.1") ON DELETE SET NULL);
CREATE TABLE "User" (id int PRIMARY KEY, "group" int REFERENCES "user" ("Select"));
CREATE TABLE "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz_éééé_3" ("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz_éééé_3" serial PRIMARY KEY, "ééééééééééééééééééééééééééééééé" int UNIQUE);
CREATE TABLE "ééééééééééééééééééééééééééééééé" (id serial PRIMARY KEY, "👩‍👩‍👧" int REFERENCES "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz_éééé_3" ("ééééééééééééééééééééééééééééééé"));
INSERT INTO "Sch.ema ""1"""."a ""b"".c" ("it's") VALUES ('c"d');
=== run psql -qX -d "$DATABASE_URL" -f by_hand.sql
=== run schemac pull -q
Introspected 5 models and 1 enum and wrote them into schema.prisma
=== run cat schema.prisma
datasource db {
  provider = "postgresql"
  schemas  = ["Sch.ema \"1\"", "public"]
}

model a__b__c {
  id_1     Int            @id @default(autoincrement()) @map("id.1")
  it_s     It_s__a_type   @default(a_b) @map("it's")
  column__ String?        @default("🙂; --'") @map("🙂")
  list     It_s__a_type[] @default([c_d, e_f])
  user     user[]

  @@unique([column__(sort: Desc), it_s], map: "i.d \"x\"; --")
  @@map("a \"b\".c")
  @@schema("Sch.ema \"1\"")
}

model User {
  id    Int   @id
  group Int?
  user  user? @relation(fields: [group], references: [Select], onDelete: NoAction, onUpdate: NoAction)

  @@schema("public")
}

model abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz______3 {
  abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz______3 Int                                     @id @default(autoincrement()) @map("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz_éééé_3")
  column________________________________                      Int?                                    @unique(map: "abcdefghijklmnopqrstuvwxyzabc_éééééééééééééé_key") @map("ééééééééééééééééééééééééééééééé")
  table________________________________                       table________________________________[]

  @@map("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz_éééé_3")
  @@schema("public")
}

model user {
  select  Int      @id
  Select  Int?     @unique
  table   Int?
  User    User[]
  a__b__c a__b__c? @relation(fields: [table], references: [id_1], onUpdate: NoAction)

  @@schema("public")
}

model table________________________________ {
  id                                                          Int                                                          @id @default(autoincrement())
  column______                                                Int?                                                         @map("👩‍👩‍👧")
  abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz______3 abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz______3? @relation(fields: [column______], references: [column________________________________], onDelete: NoAction, onUpdate: NoAction, map: "ééééééééééééééééééé_👩‍👩‍👧_fkey")

  @@map("ééééééééééééééééééééééééééééééé")
  @@schema("public")
}

enum It_s__a_type {
  a_b   @map("a'b")
  c_d   @map("c\"d")
  e_f   @map("e\\f")
  a_b_c @map("a.b=c")
  x

  @@map("It's; a.type")
  @@schema("Sch.ema \"1\"")
}
=== run schemac diff --exit-code
-- This is an empty migration.
=== run schemac diff --from empty --name all && psql -qX -d "$DATABASE_URL" -c 'SET client_min_messages = error; DROP SCHEMA "Sch.ema ""1""" CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public' && schemac apply -q
migrations/<timestamp>_all/migration.sql
1 migration found in migrations
Applied 1 migration:
  <timestamp>_all (14 statements, <n> ms)
All migrations have been successfully applied.
=== run schemac diff --exit-code
-- This is an empty migration.
=== file rename.sh
sed -i 's/^  x$/  it_is @map("it'"'"'s \\"new\\"")/; s/@map("it.s")/@map("i.t=is")/' schema.prisma
=== run sh rename.sh; grep -n 'it_is\|i.t=is' schema.prisma
8:  it_s     It_s__a_type   @default(a_b) @map("i.t=is")
59:  it_is @map("it's \"new\"")
=== run schemac dev --name renamed -q
! error: A drop and an add look like a rename, and nobody can be asked:
!   Was the column `it's` of `a "b".c` renamed to `i.t=is`?
!   Was the value `x` of the enum `It's; a.type` renamed to `it's "new"`?
! code: rename-likely
! hint: Say yes with --rename '"a ""b"".c".it'\''s="i.t=is"' --rename '"It'\''s; a.type".x="it'\''s ""new"""', or no with --no-renames.
exit 1
=== run schemac dev --name renamed -q --rename "\"It's; a.type\".x=\"it's \"\"new\"\"\"" --rename '"a ""b"".c".it'"'"'s="i.t=is"'
1 migration found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_renamed/migration.sql
2 migrations found in migrations
Applied 1 migration:
  <timestamp>_renamed (2 statements, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
=== run cat migrations/*_renamed/*.sql
-- RenameColumn
ALTER TABLE "Sch.ema ""1"""."a ""b"".c" RENAME COLUMN "i.t=is" TO "it's";

-- RenameEnumValue
ALTER TYPE "Sch.ema ""1"""."It's; a.type" RENAME VALUE 'it''s "new"' TO 'x';
-- RenameEnumValue
ALTER TYPE "Sch.ema ""1"""."It's; a.type" RENAME VALUE 'x' TO 'it''s "new"';

-- RenameColumn
ALTER TABLE "Sch.ema ""1"""."a ""b"".c" RENAME COLUMN "it's" TO "i.t=is";
=== run schemac rollback -q && schemac diff --summary
Rolled back 1 migration:
  <timestamp>_renamed (2 statements, <n> ms)

[*] Changed the `It's; a.type` enum
  [+] Added variant `it's "new"`
  [-] Removed variant `x`

[*] Changed the `a "b".c` table
  [-] Removed unique index on columns (🙂, it's)
  [-] Removed column `it's`
  [+] Added column `i.t=is`
  [+] Added unique index on columns (🙂, i.t=is)
! warning: The values [x] on the enum `It's; a.type` will be removed. If these variants are still used in the database, this will fail.
! warning: A unique constraint covering the columns `[🙂,i.t=is]` on the table `a "b".c` will be added. If there are existing duplicate values, this will fail.
=== run psql -qX -d "$DATABASE_URL" -c 'CREATE TABLE "USER" (id int PRIMARY KEY)' && schemac status --drift --exit-code | tail -4
  <timestamp>_renamed

Drift:
  The table public.USER is in the database, but no migration made it.
