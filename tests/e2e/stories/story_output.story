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
  "schemac"  "command"  "ok"  "error"  "database"  "from"  "to"  "empty"  "style"  "sql"  "down_sql"  "warnings"  "unmanaged"  "migration"
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
  "database": {
    "host": "<text>",
    "port": "5432",
    "name": "<database>",
    "schema": "public",
    "from": "the environment variable DATABASE_URL"
  },
  "applied": [
    {
      "name": "<timestamp>_init",
      "checksum": "481547b0516e7b24d5c46deac974dc1f08fdac632288d82c27a8d2e6b14d665a",
      "started_at": "<time>",
      "ms": <n>,
      "wal_bytes": <n>,
      "peak_memory_bytes": <n>,
      "resumed": false,
      "statement_count": 2,
      "statements": [
        {
          "line": 2,
          "ms": <n>,
          "rows": 0,
          "sql": "CREATE TABLE \"User\" (\n    \"id\" SERIAL NOT NULL,\n    \"email\" TEXT NOT NULL,\n\n    CONSTRAINT \"User_pkey\" PRIMARY KEY (\"id\")\n)",
          "locks": [],
          "lock_wait_ms": 0.0,
          "lock_waits": []
        },
        {
          "line": 10,
          "ms": <n>,
          "rows": 0,
          "sql": "CREATE UNIQUE INDEX \"User_email_key\" ON \"User\"(\"email\")",
          "locks": [
            "SHARE on \"User\""
          ],
          "lock_wait_ms": 0.0,
          "lock_waits": []
        }
      ]
    }
  ],
  "pending": [],
  "failed": null,
  "rolled_back": [],
  "missing": [],
  "out_of_order": [],
  "run": {
    "direction": "apply",
    "database": "<database>",
    "address": "<server>/.s.PGSQL.5432",
    "role": "postgres",
    "server_version": "<text>",
    "ms": <n>,
    "wal_bytes": <n>,
    "peak_memory_bytes": <n>,
    "done": 1,
    "failed": "",
    "failed_code": ""
  }
}
! {"time":"<time>","event":"database","host":"<text>","port":"5432","name":"<database>","schema":"public","from":"the environment variable DATABASE_URL"}
! {"time":"<time>","event":"run_started","direction":"apply","database":"<database>","address":"<server>/.s.PGSQL.5432","role":"postgres","server_version":"<text>","os_user":"<text>","host":"<text>","ci":"","ci_job":"","commit":"","migrations":["<timestamp>_init"]}
! {"time":"<time>","event":"migration_started","migration":"<timestamp>_init","index":0,"total":1,"direction":"apply"}
! {"time":"<time>","event":"statement_finished","migration":"<timestamp>_init","line":2,"ms":<n>,"rows":0,"locks":[],"lock_wait_ms":0.0,"lock_waits":[]}
! {"time":"<time>","event":"statement_finished","migration":"<timestamp>_init","line":10,"ms":<n>,"rows":0,"locks":["SHARE on \"User\""],"lock_wait_ms":0.0,"lock_waits":[]}
! {"time":"<time>","event":"migration_finished","migration":"<timestamp>_init","checksum":"481547b0516e7b24d5c46deac974dc1f08fdac632288d82c27a8d2e6b14d665a","started_at":"<time>","ms":<n>,"wal_bytes":<n>,"peak_memory_bytes":<n>,"resumed":false,"statements":2}
! {"time":"<time>","event":"run_finished","direction":"apply","ms":<n>,"wal_bytes":<n>,"peak_memory_bytes":<n>,"done":1,"failed":"","failed_code":""}
! {"time":"<time>","event":"audit","direction":"apply","database":"<database>","address":"<server>/.s.PGSQL.5432","role":"postgres","server_version":"<text>","os_user":"<text>","host":"<text>","ci":"","ci_job":"","commit":"","result":"ok","migrations":[{"name":"<timestamp>_init","checksum":"481547b0516e7b24d5c46deac974dc1f08fdac632288d82c27a8d2e6b14d665a","started_at":"<time>","ms":<n>,"result":"ok"}]}
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
