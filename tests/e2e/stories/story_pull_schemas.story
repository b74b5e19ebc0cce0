A database with several schemas is pulled whole or in part, whether the datasource lists them or not.
=== needs database
=== file schema.prisma
// Of the shop.
datasource db {
  provider = "postgresql" // since 2020
}
=== run psql -qX -d "$DATABASE_URL" -c 'CREATE SCHEMA crm; CREATE SCHEMA "the.shop"; CREATE TABLE crm.person (id int PRIMARY KEY); CREATE TABLE "the.shop".person (id int PRIMARY KEY REFERENCES crm.person); CREATE TYPE "the.shop".colour AS ENUM ($$red$$); CREATE TABLE _prisma_migrations (id text)'
=== run schemac pull
! error: The introspected database was empty.
! code: P4001
! hint: <database> at <server>/.s.PGSQL.5432 has no table and no enum in the schemas that are read (public). There are tables in others: --schemas crm,the.shop pulls them.
exit 1
=== run schemac pull --schemas the.shop
! error: The schema of the introspected database was inconsistent: Cross schema references are only allowed when the target schema is listed in the schemas property of your datasource. `the.shop.person` points to `crm.person` in constraint `person_id_fkey`. Please add `crm` to your `schemas` property and run this command again.
! code: P4002
! hint: Name crm in `schemas` of the datasource; `pull` takes --schemas as well.
exit 1
=== run schemac pull --schemas crm,the.shop
Introspected 2 models and 1 enum and wrote them into schema.prisma
! *** WARNING ***
! 
! These items were renamed due to their names being duplicates in the Prisma schema:
!   - Type: "model", name: "crm_person"
!   - Type: "model", name: "the_shop_person"
! 
=== run cat schema.prisma
// Of the shop.
datasource db {
  provider = "postgresql" // since 2020
  schemas  = ["crm", "the.shop"]
}

model crm_person {
  id     Int              @id
  person the_shop_person?

  @@map("person")
  @@schema("crm")
}

model the_shop_person {
  id     Int        @id
  person crm_person @relation(fields: [id], references: [id], onDelete: NoAction, onUpdate: NoAction)

  @@map("person")
  @@schema("the.shop")
}

enum colour {
  red

  @@schema("the.shop")
}
=== run schemac diff --exit-code
-- This is an empty migration.
=== run schemac db pull --schemas crm --schemas nowhere --print
// Of the shop.
datasource db {
  provider = "postgresql" // since 2020
  schemas  = ["crm", "nowhere"]
}

model crm_person {
  id Int @id

  @@map("person")
  @@schema("crm")
}
! note: The database has no schema "nowhere".
! *** WARNING ***
! 
! These models were enriched with `@@map` information taken from the previous Prisma schema:
!   - "crm_person"
! 
=== run schemac pull --schemas ''
! error: --schemas holds an empty name.
! code: usage
! hint: Give names with commas between them: --schemas public,crm.
exit 64
=== run sed -i 's/the_shop_person/Customer/' schema.prisma; schemac pull --print --schemas crm,the.shop,crm 2>&1 | grep -A6 Customer
  - "Customer"

// Of the shop.
datasource db {
  provider = "postgresql" // since 2020
  schemas  = ["crm", "the.shop"]
}
--
  person Customer?

  @@map("person")
  @@schema("crm")
}

model Customer {
  id     Int        @id
  person crm_person @relation(fields: [id], references: [id], onDelete: NoAction, onUpdate: NoAction)

  @@map("person")
  @@schema("the.shop")
}
