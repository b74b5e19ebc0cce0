The folder of a migration that has run gets a new name, as after a rebase: its data migration must not run a second time.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model account {
  id     Int @id
  amount Int
}
=== file migrations/01_account/migration.sql
CREATE TABLE "account" (
    "id" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);
INSERT INTO account VALUES (1, 1);
=== file migrations/02_cents/migration.sql
UPDATE account SET amount = amount * 100;
=== file migrations/02_cents/down.sql
UPDATE account SET amount = amount / 100;
=== run schemac apply -q
2 migrations found in migrations
Applied 2 migrations:
  01_account (2 statements, <n> ms)
  02_cents (1 statement, <n> ms)
All migrations have been successfully applied.
=== run mv migrations/02_cents migrations/12_cents
=== run schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: Folders of migrations that have run were renamed; to run them again is not meant. Nothing was run.
!   12_cents has run as 02_cents
! code: migration-renamed
! hint: Tell the database the new names: `schemac resolve --renamed 02_cents 12_cents`; or give the folders their old names back. If they are meant to run again: `schemac apply --allow-renamed`.
exit 1
=== run schemac apply --dry-run
! error: Folders of migrations that have run were renamed; to run them again is not meant. Nothing was run.
!   12_cents has run as 02_cents
! code: migration-renamed
! hint: Tell the database the new names: `schemac resolve --renamed 02_cents 12_cents`; or give the folders their old names back. If they are meant to run again: `schemac apply --allow-renamed`.
exit 1
=== run schemac dev --name more
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: Folders of migrations that have run were renamed; to run them again is not meant. Nothing was run.
!   12_cents has run as 02_cents
! code: migration-renamed
! hint: Tell the database the new names: `schemac resolve --renamed 02_cents 12_cents`; or give the folders their old names back. If they are meant to run again: `schemac apply --allow-renamed`.
exit 1
=== run schemac diff --name more
! error: Folders of migrations that have run were renamed; to run them again is not meant. Nothing was run.
!   12_cents has run as 02_cents
! code: migration-renamed
! hint: Tell the database the new names: `schemac resolve --renamed 02_cents 12_cents`; or give the folders their old names back. If they are meant to run again: `schemac apply --allow-renamed`.
exit 1
=== run schemac rollback
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: Folders of migrations that have run were renamed; to run them again is not meant. Nothing was run.
!   12_cents has run as 02_cents
! code: migration-renamed
! hint: Tell the database the new names: `schemac resolve --renamed 02_cents 12_cents`; or give the folders their old names back. If they are meant to run again: `schemac apply --allow-renamed`.
exit 1
=== run schemac status
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
2 migrations found in migrations

Applied:
  01_account
  02_cents

Not applied yet:
  12_cents

Applied, but missing from the migrations folder:
  02_cents

Renamed after they were applied:
  12_cents, before: 02_cents
! error: Folders of migrations that have run were renamed; to run them again is not meant. Nothing was run.
!   12_cents has run as 02_cents
! code: migration-renamed
! hint: Tell the database the new names: `schemac resolve --renamed 02_cents 12_cents`; or give the folders their old names back. If they are meant to run again: `schemac apply --allow-renamed`.
exit 1
=== run schemac status --json | grep -A5 '"renamed"'
  "renamed": [
    {
      "name": "12_cents",
      "was": "02_cents"
    }
  ],
! error: Folders of migrations that have run were renamed; to run them again is not meant. Nothing was run.
!   12_cents has run as 02_cents
! code: migration-renamed
! hint: Tell the database the new names: `schemac resolve --renamed 02_cents 12_cents`; or give the folders their old names back. If they are meant to run again: `schemac apply --allow-renamed`.
=== run schemac resolve --renamed 02_cents 12_nowhere
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration 12_nowhere could not be found. Please make sure that the migration exists, and that you included the whole name of the directory. (example: "20201207184859_initial_migration")
! code: P3017
exit 1
=== run schemac resolve --renamed 02_nowhere 12_cents
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `02_nowhere` is not applied in this database: there is nothing to rename.
! code: P3011
! hint: `schemac status` lists what is applied. A migration that is pending may have any name.
exit 1
=== run schemac resolve --renamed 01_account 12_cents
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The text of `12_cents` is not the one that has run as `01_account`.
! code: migration-edited
! hint: Give it the text that has run (version control has it); a change belongs into a new migration. If it is another migration altogether, it was not renamed.
exit 1
=== run schemac resolve --renamed 02_cents
! error: --renamed: 2 required OLD NEW missing.
! code: usage
! hint: `schemac --help` lists the commands, `schemac COMMAND --help` their flags.
exit 64
=== run schemac resolve --renamed 02_cents 12_cents
Migration 02_cents is called 12_cents now.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run schemac apply
2 migrations found in migrations
No pending migrations to apply.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run schemac resolve --renamed 02_cents 12_cents
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `02_cents` is not applied in this database: there is nothing to rename.
! code: P3011
! hint: `schemac status` lists what is applied. A migration that is pending may have any name.
exit 1
=== run psql -qXAt -d "$DATABASE_URL" -c "SELECT amount FROM account" -c "SELECT migration_name, finished_at IS NOT NULL FROM _prisma_migrations ORDER BY 1"
100
01_account|t
12_cents|t
=== run schemac rollback -q && psql -qXAt -d "$DATABASE_URL" -c "SELECT amount FROM account" && schemac apply -q
Rolled back 1 migration:
  12_cents (1 statement, <n> ms)
1
2 migrations found in migrations
Applied 1 migration:
  12_cents (1 statement, <n> ms)
All migrations have been successfully applied.
=== run mv migrations/01_account migrations/x && mv migrations/12_cents migrations/01_account && mv migrations/x migrations/12_cents
=== run schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: Folders of migrations that have run were renamed; to run them again is not meant. Nothing was run.
!   01_account has run as 12_cents
!   12_cents has run as 01_account
! code: migration-renamed
! hint: Tell the database the new names: `schemac resolve --renamed 12_cents 01_account --renamed 01_account 12_cents`; or give the folders their old names back. If they are meant to run again: `schemac apply --allow-renamed`.
exit 1
=== run schemac resolve --renamed 01_account 12_cents
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `12_cents` is already recorded as applied in the database.
! code: P3008
! hint: `schemac status` lists what is applied.
exit 1
=== run schemac resolve --renamed 01_account 12_cents --renamed 12_cents 01_account && schemac status
Migration 01_account is called 12_cents now.
Migration 12_cents is called 01_account now.
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
2 migrations found in migrations

Applied:
  01_account
  12_cents

Database schema is up to date!
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run mv migrations/12_cents migrations/12_CENTS && schemac migrate deploy
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: Folders of migrations that have run were renamed; to run them again is not meant. Nothing was run.
!   12_CENTS has run as 12_cents
! code: migration-renamed
! hint: Tell the database the new names: `schemac resolve --renamed 12_cents 12_CENTS`; or give the folders their old names back. If they are meant to run again: `schemac apply --allow-renamed`.
exit 1
=== run schemac migrate resolve --renamed 12_cents 12_CENTS && schemac apply
Migration 12_cents is called 12_CENTS now.
2 migrations found in migrations
No pending migrations to apply.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
=== run mv migrations/12_CENTS migrations/15_edited && echo '-- edited' >> migrations/15_edited/migration.sql && schemac status
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
2 migrations found in migrations

Applied:
  01_account
  12_CENTS

Not applied yet:
  15_edited

Applied, but missing from the migrations folder:
  12_CENTS
=== run schemac resolve --renamed 12_CENTS 15_edited
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The text of `15_edited` is not the one that has run as `12_CENTS`.
! code: migration-edited
! hint: Give it the text that has run (version control has it); a change belongs into a new migration. If it is another migration altogether, it was not renamed.
exit 1
=== run mv migrations/01_account migrations/16_again && rm -r migrations/15_edited && schemac apply --allow-renamed
1 migration found in migrations
Applied 1 migration:
  16_again (1 statement, <n> ms)
All migrations have been successfully applied.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! Applying migration `16_again`
=== run psql -qXAt -d "$DATABASE_URL" -c "SELECT amount FROM account"
10000
