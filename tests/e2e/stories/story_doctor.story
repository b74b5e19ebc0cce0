The doctor names the cause and the remedy of each classic failure.
=== needs database
=== file app/prisma/schema.prisma
datasource db {
  provider = "postgresql"
  url      = env("APP_URL")
}

model User {
  id Int @id
}
=== run env -u DATABASE_URL schemac doctor
=== run cd app && env -u DATABASE_URL schemac doctor | grep -A9 'problem'
=== run cd app && schemac doctor | grep -v 'private server\|^good *version' 
=== run cd app && APP_URL="${DATABASE_URL/5432/1}" DATABASE_URL="postgresql://u:secret@127.0.0.1:1/db" schemac doctor | grep -A4 problem
=== run cd app && DATABASE_URL="${DATABASE_URL/$DATABASE/nowhere}" schemac doctor | grep -A3 problem
=== file app/prisma/migrations/20250101000000_one/migration.sql
CREATE TABLE "User" ("id" INTEGER NOT NULL, CONSTRAINT "User_pkey" PRIMARY KEY ("id"));
=== file app/prisma/migrations/20990101000000_two/migration.sql
CREATE EXTENSION IF NOT EXISTS "no_such_extension";
ALTER TABLE "Missing" ADD COLUMN x int;
=== run cd app && schemac apply -q 2>/dev/null; schemac doctor | grep -A2 problem
=== run cd app && DATABASE_URL="$DATABASE_URL&schema=other" schemac doctor | grep -A2 'problem *schema\|problem *tables'
=== run cd app && echo "CREATE ROLE reader LOGIN" | psql -qX "$DATABASE_URL" && DATABASE_URL="${DATABASE_URL/postgres@/reader@}" schemac doctor | grep -A2 'problem *rights'; echo "DROP ROLE reader" | psql -qX "$DATABASE_URL"
=== run cd app && DATABASE_URL="$DATABASE_URL&options=-c%20default_transaction_read_only%3Don" schemac doctor | grep -A2 'problem *replica'
=== run cd app && DATABASE_URL="$DATABASE_URL" schemac doctor --json | grep -c '"remedy"' | sed 's/[0-9]*/some/'
