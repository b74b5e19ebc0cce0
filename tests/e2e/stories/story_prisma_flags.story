A script that calls `prisma migrate diff` changes one word.
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== run schemac migrate diff --from-empty --to-schema-datamodel schema.prisma --script
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "User" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
=== run schemac migrate diff --from-empty --to-schema schema.prisma

[+] Added Schemas
  - public

[+] Added tables
  - User
=== run schemac migrate diff --from-schema schema.prisma --to-empty --exit-code

[-] Removed tables
  - User
exit 2
