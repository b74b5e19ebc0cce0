Several migrations have one text, or none: which is which cannot be told from it.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== file migrations/01_table/migration.sql
CREATE TABLE account (amount int);
INSERT INTO account VALUES (1);
=== file migrations/02_more/migration.sql
UPDATE account SET amount = amount + 1;
=== file migrations/03_more/migration.sql
UPDATE account SET amount = amount + 1;
=== file migrations/04_nothing/migration.sql
-- This is an empty migration.
=== run schemac apply -q
4 migrations found in migrations
Applied 4 migrations:
  01_table (2 statements, <n> ms)
  02_more (1 statement, <n> ms)
  03_more (1 statement, <n> ms)
  04_nothing (0 statements, <n> ms)
All migrations have been successfully applied.
=== run mv migrations/02_more migrations/12_more && mv migrations/04_nothing migrations/14_nothing && schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: Folders of migrations that have run were renamed; to run them again is not meant. Nothing was run.
!   12_more has run as 02_more
! code: migration-renamed
! hint: Tell the database the new names: `schemac resolve --renamed 02_more 12_more`; or give the folders their old names back. If they are meant to run again: `schemac apply --allow-renamed`.
exit 1
=== run schemac resolve --renamed 02_more 12_more && schemac apply
Migration 02_more is called 12_more now.
4 migrations found in migrations
Applied 1 migration:
  14_nothing (0 statements, <n> ms)
All migrations have been successfully applied.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `14_nothing`
=== run mv migrations/03_more migrations/13_more && mv migrations/12_more migrations/22_more && schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: Folders of migrations that have run were renamed; to run them again is not meant. Nothing was run.
!   13_more has run as 12_more
!   22_more has run as 03_more
! code: migration-renamed
! hint: Tell the database the new names: `schemac resolve --renamed 12_more 13_more --renamed 03_more 22_more`; or give the folders their old names back. If they are meant to run again: `schemac apply --allow-renamed`.
exit 1
=== run schemac resolve --renamed 03_more 13_more --renamed 12_more 22_more -q && schemac apply
Migration 03_more is called 13_more now.
Migration 12_more is called 22_more now.
4 migrations found in migrations
No pending migrations to apply.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run cp -r migrations/13_more migrations/31_copy && mv migrations/13_more migrations/32_more && schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: Folders of migrations that have run were renamed; to run them again is not meant. Nothing was run.
!   31_copy has run as 13_more
!   32_more has run as 13_more
! code: migration-renamed
! hint: Several have the same text: say which is which with `schemac resolve --renamed OLD NEW`, or give the folders their old names back. If they are meant to run again: `schemac apply --allow-renamed`.
exit 1
=== run schemac resolve --renamed 13_more 32_more --renamed 13_more 31_copy
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: A migration is named twice.
! code: usage
! hint: Each old name once, and each new name once: --renamed OLD NEW --renamed OLD NEW.
exit 64
=== run schemac resolve --renamed 13_more 32_more && schemac apply
Migration 13_more is called 32_more now.
5 migrations found in migrations
Applied 1 migration:
  31_copy (1 statement, <n> ms)
All migrations have been successfully applied.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `31_copy`
=== run schemac resolve --renamed 32_more 31_copy
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `32_more` is in the folder, with the text that has run: it was not renamed.
! code: migration-not-renamed
! hint: Remove the folder that is there twice, or let both run.
exit 1
=== run psql -qXAt -d "$DATABASE_URL" -c "SELECT amount FROM account"
4
