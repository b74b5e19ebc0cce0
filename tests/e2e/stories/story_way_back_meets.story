What a way back meets that the way there did not: views on an enum that got a value are made again, others are named on the first lines; a sequence that outlives its table is taken up again; names of a relation's table that no schema says stay.
=== needs program pg_dump
=== needs database
=== file migrations/20260101000000_start/migration.sql
CREATE TYPE "Mood" AS ENUM ('good', 'bad');
CREATE TYPE "Step" AS ENUM ('first', 'second', 'third');
CREATE TABLE "T" (id serial, mood "Mood" NOT NULL, CONSTRAINT "T_pkey" PRIMARY KEY (id));
CREATE TABLE "S" (id int NOT NULL DEFAULT nextval('"T_id_seq"'), CONSTRAINT "S_pkey" PRIMARY KEY (id));
CREATE VIEW good AS SELECT id, mood FROM "T" WHERE mood = 'good';
COMMENT ON VIEW good IS 'the good ones';
CREATE TABLE "_old" ("A" int NOT NULL REFERENCES "S" ON UPDATE CASCADE ON DELETE CASCADE, "B" int NOT NULL REFERENCES "T" ON UPDATE CASCADE ON DELETE CASCADE, CONSTRAINT "_old_AB_pkey" PRIMARY KEY ("A", "B"));
CREATE INDEX "_old_B_index" ON "_old" ("B");
ALTER TABLE "_old" RENAME TO "_new";
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

enum Mood {
  good
  bad
}

enum Step {
  first
  third
  second
}

model T {
  id   Int  @id @default(autoincrement())
  mood Mood
  s    S[]  @relation("new")
}

model S {
  id Int @id @default(dbgenerated("nextval('\"T_id_seq\"'::regclass)"))
  t  T[] @relation("new")
}
=== file dump
major=$(psql -XAt "$DATABASE_URL" -c "SELECT current_setting('server_version_num')::int / 10000")
program=/usr/lib/postgresql/$major/bin/pg_dump; [ -x "$program" ] || program=pg_dump
"$program" --schema-only --exclude-table=_prisma_migrations "$DATABASE_URL" | grep -vE '^(--|\\|SET |SELECT pg_catalog.set_config|$)'
=== file there_and_back
. ./dump > before.txt
schemac diff --name "$1" --drop-tables --ignore-drift -q > /dev/null 2> errors.txt && schemac apply -q > /dev/null 2>> errors.txt && schemac rollback --accept-data-loss -q > /dev/null 2>> errors.txt || cat errors.txt
. ./dump > after.txt
sed -n '/^--  /p' migrations/*_"$1"/down.sql
diff before.txt after.txt && echo "the dump is the same"
rm -r migrations/*_"$1"
=== run schemac apply -q > /dev/null
=== run schemac diff
-- This is an empty migration.
=== run sed -i 's/^  bad$/  bad\n  ugly/' schema.prisma
=== run . ./there_and_back value
--   rows that have got a value that is taken out again (ugly of "Mood"): it fails while there are any
the dump is the same
=== run psql -qX -d "$DATABASE_URL" -c 'CREATE MATERIALIZED VIEW stored AS SELECT mood FROM "T"'
=== run schemac diff --name value --ignore-drift -q > /dev/null; sed -n '/^--  /p' migrations/*_value/down.sql; rm -r migrations/*_value
--   rows that have got a value that is taken out again (ugly of "Mood"): it fails while there are any
--   anything while this stands in its way: enum "Mood" cannot lose a value while other objects use it: materialized view stored.
=== run psql -qX -d "$DATABASE_URL" -c 'DROP MATERIALIZED VIEW stored; DROP VIEW good'
=== run sed -i '/^  ugly$/d; /^  second$/d; s/^  first$/  first_/; s/^  third$/  first/; s/first_/third/' schema.prisma
=== run . ./there_and_back order
--   the order of the values of "Step": it was first, second, third
6a7
>     'third',
8,9c9
<     'second',
<     'third'
---
>     'second'
=== run sed -i '/^  third$/d; s/^  first$/  first\n  second\n  third/; /^model T/,/^}/d; /^  t /d' schema.prisma
=== run . ./there_and_back table
--   the rows of the table "T"
--   the rows of the table "_new"
the dump is the same
