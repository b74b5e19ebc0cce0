A wrong password: P1000, and no password in any output, nor in the log format of a pipeline.
=== needs password-role
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== run DATABASE_URL="postgresql://app:wrong-secret@localhost/$DATABASE?host=$SOCKET" schemac status
! error: Authentication failed against database server at `<server>`, the provided database credentials for `app` are not valid.
! password authentication failed for user "app"
! code: P1000
! hint: Please make sure to provide valid database credentials for the database server at `<server>`. The URL comes from the environment variable DATABASE_URL.
exit 1
=== run DATABASE_URL="postgresql://app:wrong-secret@localhost/$DATABASE?host=$SOCKET" schemac status --json --log-format json -v
{
  "schemac": "0.1.0",
  "command": "status",
  "ok": false,
  "error": {
    "code": "P1000",
    "message": "Authentication failed against database server at `<server>`, the provided database credentials for `app` are not valid.",
    "hint": "Please make sure to provide valid database credentials for the database server at `<server>`. The URL comes from the environment variable DATABASE_URL.",
    "sqlstate": "28P01",
    "detail": "password authentication failed for user \"app\""
  },
  "database": {
    "host": "<text>",
    "port": "5432",
    "name": "<database>",
    "schema": "public",
    "from": "the environment variable DATABASE_URL"
  }
}
! {"time":"<time>","event":"detail","message":"database <database> at <server>/.s.PGSQL.5432: from the environment variable DATABASE_URL"}
! {"time":"<time>","event":"error","code":"P1000","message":"Authentication failed against database server at `<server>`, the provided database credentials for `app` are not valid.","hint":"Please make sure to provide valid database credentials for the database server at `<server>`. The URL comes from the environment variable DATABASE_URL.","sqlstate":"28P01","detail":"password authentication failed for user \"app\""}
exit 1
=== run DATABASE_URL="postgresql://app:swordfish@localhost/$DATABASE?host=$SOCKET" schemac status
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
0 migrations found in migrations

Database schema is up to date!
=== run DATABASE_URL="postgresql://app:swordfish@localhost/$DATABASE?host=$SOCKET" schemac apply --migrations nowhere
! error: The migrations folder $PROJECT/nowhere does not exist.
! code: migrations-not-found
! hint: Correct --migrations.
exit 1
