One JSON document on standard output, events on standard error, colours only when asked for.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== run schemac diff --json | grep -o '^  "[a-z_]*"' | tr -d '\n'
  "schemac"  "command"  "ok"  "error"  "from"  "to"  "empty"  "style"  "sql"  "down_sql"  "warnings"  "unmanaged"  "migration"
=== run schemac diff --name init --json | grep -A3 '"migration"'
  "migration": {
    "name": "<timestamp>_init",
    "path": "migrations/<timestamp>_init/migration.sql"
  }
=== run schemac apply --json --log-format json
{
  "schemac": "0.1.0",
  "command": "apply",
  "ok": true,
  "error": null,
  "applied": [
    {
      "name": "<timestamp>_init",
      "checksum": "481547b0516e7b24d5c46deac974dc1f08fdac632288d82c27a8d2e6b14d665a",
      "ms": <n>,
      "wal_bytes": <n>,
      "resumed": false,
      "statements": [
        {
          "line": 2,
          "ms": <n>,
          "rows": 0,
          "sql": "CREATE TABLE \"User\" (\n    \"id\" SERIAL NOT NULL,\n    \"email\" TEXT NOT NULL,\n\n    CONSTRAINT \"User_pkey\" PRIMARY KEY (\"id\")\n)"
        },
        {
          "line": 10,
          "ms": <n>,
          "rows": 0,
          "sql": "CREATE UNIQUE INDEX \"User_email_key\" ON \"User\"(\"email\")"
        }
      ]
    }
  ],
  "pending": [],
  "failed": null
}
! {"time":"<time>","event":"migration_started","migration":"<timestamp>_init","index":0,"total":1}
! {"time":"<time>","event":"statement_finished","migration":"<timestamp>_init","line":2,"ms":<n>,"rows":0}
! {"time":"<time>","event":"statement_finished","migration":"<timestamp>_init","line":10,"ms":<n>,"rows":0}
! {"time":"<time>","event":"migration_finished","migration":"<timestamp>_init","checksum":"481547b0516e7b24d5c46deac974dc1f08fdac632288d82c27a8d2e6b14d665a","ms":<n>,"wal_bytes":<n>,"statements":2}
=== run schemac diff --color always --to nowhere | cat -v
! [1;31merror:[0m The schema $PROJECT/nowhere does not exist.
! [1;33mcode:[0m schema-not-found
! [1;34mhint:[0m Give the path of a .prisma file, or of a folder of them.
=== run schemac diff --color never --to nowhere 2>&1 >/dev/null | head -1
error: The schema $PROJECT/nowhere does not exist.
=== run schemac status -v
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
1 migration found in migrations

Applied:
  <timestamp>_init

Database schema is up to date!
! database <database> at <server>/.s.PGSQL.5432: from the environment variable DATABASE_URL
=== run schemac status -q
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
1 migration found in migrations

Applied:
  <timestamp>_init

Database schema is up to date!
