A type change may make two values one: a unique key over the column, kept or new, is asked with the values as they will be.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model Reading {
  id     Int     @id
  level  BigInt  @unique
  amount Decimal
  code   Int     @unique
}
=== run schemac dev --name init > /dev/null && psql -qX -d "$DATABASE_URL" -c 'INSERT INTO "Reading" VALUES (1, 1, 1.2, 1), (2, 2, 1.4, 2)'
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `<timestamp>_init`
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model Reading {
  id     Int     @id
  level  Boolean @unique
  amount Decimal @unique @db.Decimal(4, 0)
  code   BigInt  @unique
}
=== run schemac diff --json | grep -o '"message": "[^,]*unique[^,]*"'
"message": "\"Reading\" has rows that are equal in (\"level\") (first: true); they cannot be made unique."
"message": "\"Reading\" has rows that are equal in (\"amount\") (first: 1); they cannot be made unique."
! warning: You are about to alter the column `level` on the `Reading` table, which contains 2 non-null values. The data in that column will be cast from `BigInt` to `Boolean`.
! warning: You are about to alter the column `amount` on the `Reading` table, which contains 2 non-null values. The data in that column will be cast from `Decimal(65,30)` to `Decimal(4,0)`.
! warning: A unique constraint covering the columns `[amount]` on the table `Reading` will be added. If there are existing duplicate values, this will fail.
! warning: 1 rows of "Reading"."level" become true and hold another value than 1 (first: 2).
! warning: 2 rows of "Reading"."amount" change their value (first: 1.200000000000000000000000000000, 1.400000000000000000000000000000).
! warning: "Reading" has rows that are equal in ("level") (first: true); they cannot be made unique.
! warning: "Reading" has rows that are equal in ("amount") (first: 1); they cannot be made unique.
=== run schemac dev --name merge --accept-data-loss > /dev/null
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The change cannot run on this database:
!   "Reading" has rows that are equal in ("level") (first: true); they cannot be made unique.
!   "Reading" has rows that are equal in ("amount") (first: 1); they cannot be made unique.
! code: change-impossible
! hint: Correct the rows or the schema; or write the migration with --create-only and edit it.
exit 1
=== run psql -qX -d "$DATABASE_URL" -c 'DELETE FROM "Reading" WHERE id = 2' && schemac dev --name merge --accept-data-loss | tail -1
Your database is now in sync with your schema.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `<timestamp>_merge`
! warning: You are about to alter the column `level` on the `Reading` table, which contains 1 non-null values. The data in that column will be cast from `BigInt` to `Boolean`.
! warning: You are about to alter the column `amount` on the `Reading` table, which contains 1 non-null values. The data in that column will be cast from `Decimal(65,30)` to `Decimal(4,0)`.
! warning: A unique constraint covering the columns `[amount]` on the table `Reading` will be added. If there are existing duplicate values, this will fail.
! warning: 1 rows of "Reading"."amount" change their value (first: 1.200000000000000000000000000000).
