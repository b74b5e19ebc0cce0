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
=== run schemac status
=== run schemac resolve --applied 0_init
=== run schemac baseline 1_more
=== run schemac diff --from migrations
=== run printf 'SELECT \xff;\n' > migrations/0_init/migration.sql && schemac resolve --applied 0_init
=== run printf 'SELECT 1;\n' > migrations/0_init/migration.sql && schemac resolve --applied 0_init && schemac status
=== run iconv -f UTF-16BE -t UTF-8 migrations/1_more/migration.sql > x && mv x migrations/1_more/migration.sql && schemac apply -q && schemac status | tail -1
=== run schemac execute --file <(printf 'SELECT 1;' | iconv -t UTF-16LE) 2>&1 | sed 's|/dev/fd/[0-9]*|FILE|'
