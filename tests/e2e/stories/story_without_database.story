A new project without any database: the migrations folder is the base, replayed on a private PostgreSQL that comes and goes.
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== run schemac diff --name init && cat migrations/*/migration.sql
migrations/<timestamp>_init/migration.sql
-- CreateTable
CREATE TABLE "User" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
! note: No database is configured: comparing with the migrations, replayed on a private PostgreSQL.
=== run schemac diff --exit-code
-- This is an empty migration.
! note: No database is configured: comparing with the migrations, replayed on a private PostgreSQL.
=== run CI=1 schemac diff --exit-code
-- This is an empty migration.
=== run schemac diff --from migrations:elsewhere
! error: The migrations folder $PROJECT/elsewhere does not exist.
! code: migrations-not-found
! hint: Correct it; `empty` stands for no history at all.
exit 1
=== file migrations/20990101000000_broken/migration.sql
CREATE TABLE one (id int);
CREATE TABLE "User" (id int);
=== run schemac diff
! note: No database is configured: comparing with the migrations, replayed on a private PostgreSQL.
! error: Migration `<timestamp>_broken` failed to apply cleanly to the shadow database. 
! Error:
! ERROR: relation "User" already exists
! 
! Position:
!    1 CREATE TABLE one (id int);
!    2 CREATE TABLE "User" (id int);
! code: P3006
! hint: Correct the migration if no database has run it yet; else compare with the database: --from db.
exit 1
