A schema in several files is read whole where something names it; a head file that was found by its name alone is an error.
=== needs database
=== file prisma/schema.prisma
datasource db {
  provider = "postgresql"
}
=== file prisma/models/item.prisma
model Item {
  id Int @id
}
=== file prisma/models/tag.prisma
model Tag {
  id Int @id
}
=== run schemac dev --name next
! error: prisma/schema.prisma can be read in two ways: alone, or together with the other schema files of the folder prisma. Nothing says which; read alone, the tables of these files would be taken for dropped:
!   prisma/models/item.prisma
!   prisma/models/tag.prisma
! code: schema-ambiguous
! hint: All of them are the schema: --schema prisma, or `schema = "prisma"` in schemac.toml. prisma/schema.prisma alone is the schema: --schema prisma/schema.prisma, or `schema = "prisma/schema.prisma"` in schemac.toml.
exit 1
=== run schemac validate
! error: prisma/schema.prisma can be read in two ways: alone, or together with the other schema files of the folder prisma. Nothing says which; read alone, the tables of these files would be taken for dropped:
!   prisma/models/item.prisma
!   prisma/models/tag.prisma
! code: schema-ambiguous
! hint: All of them are the schema: --schema prisma, or `schema = "prisma"` in schemac.toml. prisma/schema.prisma alone is the schema: --schema prisma/schema.prisma, or `schema = "prisma/schema.prisma"` in schemac.toml.
exit 1
=== run schemac validate --schema prisma/schema.prisma
The schema at prisma/schema.prisma is valid
=== run schemac diff --from empty --schema prisma --summary

[+] Added Schemas
  - public

[+] Added tables
  - Item
  - Tag
=== run echo '{"prisma": {"schema": "./prisma"}}' > package.json && schemac dev --name first | sed 's/, [0-9]* ms//' && schemac status --json 2>/dev/null | grep up_to_date
0 migrations found in prisma/migrations
No pending migrations to apply.
Wrote prisma/migrations/<timestamp>_first/migration.sql
1 migration found in prisma/migrations
Applied 1 migration:
  <timestamp>_first (2 statements)
All migrations have been successfully applied.
Your database is now in sync with your schema.
  "up_to_date": true,
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `<timestamp>_first`
=== run cd prisma/models && schemac diff --exit-code
-- This is an empty migration.
=== run rm package.json && schemac init --schema prisma --settings && schemac diff --exit-code
wrote schemac.toml
-- This is an empty migration.
=== run rm schemac.toml && mkdir prisma/schema && mv prisma/schema.prisma prisma/models/*.prisma prisma/schema && schemac diff --exit-code && schemac apply
-- This is an empty migration.
1 migration found in prisma/migrations
No pending migrations to apply.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run mv prisma/schema db && schemac diff --exit-code
! error: No schema was found. Looked at, from the working directory upward:
!   $PROJECT/package.json
!   $PROJECT/schema.prisma
!   $PROJECT/prisma/schema.prisma
!   $PROJECT/prisma/schema
! code: schema-not-found
! hint: Give its path with --schema PATH, or write `schema = "PATH"` into schemac.toml.
exit 1
=== run cd db && printf 'generator a {\n  provider = "x"\n}\n' > schema.prisma && schemac validate
! error: schema.prisma can be read in two ways: alone, or together with the other schema files of its folder. Nothing says which; read alone, the tables of these files would be taken for dropped:
!   item.prisma
!   tag.prisma
! code: schema-ambiguous
! hint: All of them are the schema: --schema ., or `schema = "."` in schemac.toml. schema.prisma alone is the schema: --schema schema.prisma, or `schema = "schema.prisma"` in schemac.toml.
exit 1
