push over rows that stand in the way, over rows that do not, and over values that are lost.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model item {
  id    Int    @id
  title String @unique
}
=== run psql -qX -d "$DATABASE_URL" -c "CREATE TABLE item (id int CONSTRAINT item_pkey PRIMARY KEY, title text NOT NULL)" -c "INSERT INTO item VALUES (1, 'a'), (2, 'a'), (3, 'b')"
=== run schemac push
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: These changes cannot be made in this database:
!   - "item" has rows that are equal in ("title") (first: a); they cannot be made unique.
!   - A unique constraint covering the columns `[title]` on the table `item` will be added. If there are existing duplicate values, this will fail.
! code: unexecutable
! hint: Change the database or the schema, or give up all data: --force-reset drops everything first.
exit 1
=== run schemac push --accept-data-loss
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: These changes cannot be made in this database:
!   - "item" has rows that are equal in ("title") (first: a); they cannot be made unique.
!   - A unique constraint covering the columns `[title]` on the table `item` will be added. If there are existing duplicate values, this will fail.
! code: unexecutable
! hint: Change the database or the schema, or give up all data: --force-reset drops everything first.
exit 1
=== run schemac push --style prisma
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: There might be data loss when applying the changes:
!   - A unique constraint covering the columns `[title]` on the table `item` will be added. If there are existing duplicate values, this will fail.
! code: data-loss
! hint: No value is lost by it: with --accept-data-loss it is tried, and undone where the rows do not fit.
exit 1
=== run schemac push --style prisma --accept-data-loss
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: ERROR: could not create unique index "item_title_key"
! DETAIL: Key (title)=(a) is duplicated.
! 
! Position:
!    1 -- CreateIndex
!    2 CREATE UNIQUE INDEX "item_title_key" ON "item"("title");
! code: sql-error
! hint: The whole script was undone. `schemac diff` shows it.
exit 1
=== run psql -qX -d "$DATABASE_URL" -c "DELETE FROM item WHERE id = 2" && schemac push
Your database is now in sync with your schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model item {
  id Int @id
}
=== run schemac push
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: There might be data loss when applying the changes:
!   - You are about to drop the column `title` on the `item` table, which still contains 2 non-null values.
! code: data-loss
! hint: Nobody gets these values back: give --accept-data-loss to lose them all the same.
exit 1
=== run schemac push --accept-data-loss
Your database is now in sync with your schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! warning: You are about to drop the column `title` on the `item` table, which still contains 2 non-null values.
=== file schemac.toml
[env.prod]
url_env = "DATABASE_URL"
allow_reset = false
=== run schemac push --force-reset --env prod
! error: [env.prod] in schemac.toml forbids `push --force-reset` (allow_reset = false). Nothing was run.
! code: reset-forbidden
! hint: Choose another environment, or change schemac.toml if this is meant.
exit 1
