A role that may not look into some schemas and tables: the catalog is read all the same, rows are counted where it may.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
  schemas  = ["closed", "public"]
}
=== file setup.sql
CREATE ROLE schemac_story_guest LOGIN;
CREATE SCHEMA closed;
CREATE TABLE closed.secret (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE locked (id int PRIMARY KEY, gone text, secret int REFERENCES closed.secret);
CREATE TABLE open (id int PRIMARY KEY, gone text);
INSERT INTO closed.secret VALUES (1, 'a');
INSERT INTO locked VALUES (1, 'x', 1);
INSERT INTO open VALUES (1, 'y');
GRANT SELECT ON open TO schemac_story_guest;
=== run psql -qX -d "$DATABASE_URL" -f setup.sql
=== file guest
schemac "$@" --url "$(echo "$DATABASE_URL" | sed 's/postgres@/schemac_story_guest@/')"
=== run sh guest pull -q
Introspected 3 models and 0 enums and wrote them into schema.prisma
=== run cat schema.prisma
datasource db {
  provider = "postgresql"
  schemas  = ["closed", "public"]
}

model secret {
  id                           Int      @id
  name                         String
  locked_locked_secretTosecret locked[] @relation("locked_secretTosecret")

  @@schema("closed")
}

model locked {
  id                           Int     @id
  gone                         String?
  secret                       Int?
  secret_locked_secretTosecret secret? @relation("locked_secretTosecret", fields: [secret], references: [id], onDelete: NoAction, onUpdate: NoAction)

  @@schema("public")
}

model open {
  id   Int     @id
  gone String?

  @@schema("public")
}
=== run sh guest diff --exit-code
-- This is an empty migration.
=== file without.sh
sed -i '/ gone /d' schema.prisma
=== run sh without.sh; sh guest diff --summary

[*] Changed the `locked` table
  [-] Removed column `gone`

[*] Changed the `open` table
  [-] Removed column `gone`
! warning: You are about to drop the column `gone` on the `locked` table. All the data in the column will be lost.
! warning: You are about to drop the column `gone` on the `open` table, which still contains 1 non-null values.
=== run sh guest push
! database: <server>:5432/<database>, schema public (from --url)
! error: There might be data loss when applying the changes:
!   - You are about to drop the column `gone` on the `locked` table. All the data in the column will be lost.
!   - You are about to drop the column `gone` on the `open` table, which still contains 1 non-null values.
! code: data-loss
! hint: Nobody gets these values back: give --accept-data-loss to lose them all the same.
exit 1
=== run sh guest push --accept-data-loss
! database: <server>:5432/<database>, schema public (from --url)
! error: ERROR: must be owner of table locked
! 
! Position:
!    1 -- AlterTable
!    2 ALTER TABLE "locked" DROP COLUMN "gone";
! code: P1010
! hint: The table public.locked belongs to postgres, and only its owner may change it: run this as postgres, or make the role a member of it: GRANT postgres TO schemac_story_guest; The whole script was undone. Run `schemac push` again when the role has the right.
exit 1
=== run sh guest status
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
0 migrations found in migrations

Database schema is up to date!
=== run schemac push --style prisma
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: There might be data loss when applying the changes:
!   - You are about to drop the column `gone` on the `locked` table, which still contains 1 non-null values.
!   - You are about to drop the column `gone` on the `open` table, which still contains 1 non-null values.
! code: data-loss
! hint: Nobody gets these values back: give --accept-data-loss to lose them all the same.
exit 1
=== run psql -qX -d "$DATABASE_URL" -c "DROP OWNED BY schemac_story_guest; DROP ROLE schemac_story_guest"
=== run sh guest diff
! error: User `schemac_story_guest` was denied access on the database `<database>`
! role "schemac_story_guest" does not exist
! code: P1010
! hint: Correct the user in the URL, or make the role: CREATE ROLE "schemac_story_guest" LOGIN PASSWORD '...'; The URL comes from --url.
exit 1
