PowerShell's > writes UTF-16. Such a migration can never be run: nobody records it as applied without a word.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== file migrations/migration_lock.toml
provider = "postgresql"
=== run mkdir migrations/0_init migrations/1_more && printf 'SELECT 1;\r\n' | iconv -t UTF-16 > migrations/0_init/migration.sql && printf 'SELECT 2;\r\n' | iconv -t UTF-16BE > migrations/1_more/migration.sql
=== run schemac apply
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `0_init` cannot be run: line 1 is UTF-16, not UTF-8. Nothing was run.
! code: migration-unreadable
! hint: Save migration.sql as UTF-8. PowerShell's > writes UTF-16: use the command's -o FILE, or `| Out-File -Encoding utf8`.
exit 1
=== run schemac status
! error: The migration `0_init` cannot be run: line 1 is UTF-16, not UTF-8. Nothing was run.
! code: migration-unreadable
! hint: Save migration.sql as UTF-8. PowerShell's > writes UTF-16: use the command's -o FILE, or `| Out-File -Encoding utf8`.
exit 1
=== run schemac resolve --applied 0_init
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `0_init` cannot be run: line 1 is UTF-16, not UTF-8. Nothing was run.
! code: migration-unreadable
! hint: Save migration.sql as UTF-8. PowerShell's > writes UTF-16: use the command's -o FILE, or `| Out-File -Encoding utf8`.
exit 1
=== run schemac baseline 1_more
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `0_init` cannot be run: line 1 is UTF-16, not UTF-8. Nothing was run.
! code: migration-unreadable
! hint: Save migration.sql as UTF-8. PowerShell's > writes UTF-16: use the command's -o FILE, or `| Out-File -Encoding utf8`.
exit 1
=== run schemac diff --from migrations
! error: The migration `0_init` cannot be run: line 1 is UTF-16, not UTF-8. Nothing was run.
! code: migration-unreadable
! hint: Save migration.sql as UTF-8. PowerShell's > writes UTF-16: use the command's -o FILE, or `| Out-File -Encoding utf8`.
exit 1
=== run printf 'SELECT \xff;\n' > migrations/0_init/migration.sql && schemac resolve --applied 0_init
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `0_init` cannot be run: line 1 is not UTF-8. Nothing was run.
! code: migration-unreadable
! hint: Save migration.sql as UTF-8.
exit 1
=== run printf 'SELECT 1;\n' > migrations/0_init/migration.sql && schemac resolve --applied 0_init && schemac status
Migration 0_init marked as applied.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
! error: The migration `1_more` cannot be run: line 1 is UTF-16, not UTF-8. Nothing was run.
! code: migration-unreadable
! hint: Save migration.sql as UTF-8. PowerShell's > writes UTF-16: use the command's -o FILE, or `| Out-File -Encoding utf8`.
exit 1
=== run iconv -f UTF-16BE -t UTF-8 migrations/1_more/migration.sql > x && mv x migrations/1_more/migration.sql && schemac apply -q && schemac status | tail -1
2 migrations found in migrations
Applied 1 migration:
  1_more (1 statement, <n> ms)
All migrations have been successfully applied.
Database schema is up to date!
=== run schemac execute --file <(printf 'SELECT 1;' | iconv -t UTF-16LE) 2>&1 | sed 's|/dev/fd/[0-9]*|FILE|'
database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
error: The migration `FILE` cannot be run: line 1 is UTF-16, not UTF-8. Nothing was run.
code: migration-unreadable
hint: Save migration.sql as UTF-8. PowerShell's > writes UTF-16: use the command's -o FILE, or `| Out-File -Encoding utf8`.
