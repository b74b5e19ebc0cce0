A timestamp becomes a moment: read in UTC whatever the role's zone is, in one transaction with the rest of the migration, and the session has its zone back behind it.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model Event {
  id Int      @id
  at DateTime @db.Timestamp(6)
}
=== run schemac dev --name init > /dev/null && psql -qX -d "$DATABASE_URL" -c "INSERT INTO \"Event\" VALUES (1, '2020-01-02 03:04:05')" -c "ALTER DATABASE \"$DATABASE\" SET timezone = 'America/New_York'"
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `<timestamp>_init`
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model Event {
  id   Int      @id
  at   DateTime @db.Timestamptz(6)
  name String?
}
=== run schemac diff --name moments > /dev/null && cat migrations/*_moments/migration.sql && echo 'INSERT INTO "Event" SELECT * FROM "Missing";' >> migrations/*_moments/migration.sql && schemac sum > /dev/null
-- AlterTable
SET TIME ZONE 'UTC';
ALTER TABLE "Event" ADD COLUMN     "name" TEXT,
ALTER COLUMN "at" SET DATA TYPE TIMESTAMPTZ(6);
RESET TIME ZONE;
=== run schemac apply -q > /dev/null; psql -qXAt -d "$DATABASE_URL" -c "SELECT count(*) FROM pg_attribute WHERE attrelid = '\"Event\"'::regclass AND attnum > 0" -c 'SELECT "at" FROM "Event"'
2
2020-01-02 03:04:05
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: <timestamp>_moments
! 
! Database error code: 42P01
! 
! Database error:
! ERROR: relation "Missing" does not exist
! 
! Position:
!    1 -- AlterTable
!    2 SET TIME ZONE 'UTC';
!    3 ALTER TABLE "Event" ADD COLUMN     "name" TEXT,
!    4 ALTER COLUMN "at" SET DATA TYPE TIMESTAMPTZ(6);
!    5 RESET TIME ZONE;
!    6 INSERT INTO "Event" SELECT * FROM "Missing";
! code: P3018
! hint: It was undone: nothing that a transaction holds was left behind. Correct line 6 of its migration.sql and run `schemac apply` again.
=== run sed -i '$d' migrations/*_moments/migration.sql && schemac sum > /dev/null && schemac apply -q > /dev/null; psql -qXAt -d "$DATABASE_URL" -c 'SELECT "at" FROM "Event"' && schemac status --drift | tail -1
2020-01-01 22:04:05-05
No drift: the database is what its migrations made.
=== run schemac rollback && psql -qXAt -d "$DATABASE_URL" -c 'SELECT "at" FROM "Event"'
Rolled back 1 migration:
  <timestamp>_moments (3 statements, <n> ms)
2020-01-02 03:04:05
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Rolling back migration `<timestamp>_moments`
