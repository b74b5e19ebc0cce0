The server is down, the database is missing, the URL is none: Prisma's codes, and where the URL came from.
=== needs postgres
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== run schemac status --url postgresql://me:secret@127.0.0.1:1/app
! error: Can't reach database server at `127.0.0.1:1`
! connection to server at "127.0.0.1", port 1 failed: Connection refused
! code: P1001
! hint: Please make sure your database server is running at `127.0.0.1:1`. The URL comes from --url.
exit 1
=== run schemac diff --url 'postgresql://me:secret@localhost/app?host=/nowhere'
! error: Can't reach database server at `/nowhere/.s.PGSQL.5432`
! connection to server on socket "/nowhere/.s.PGSQL.5432" failed: No such file or directory
! code: P1001
! hint: Please make sure your database server is running at `/nowhere/.s.PGSQL.5432`. The URL comes from --url.
exit 1
=== run schemac apply --url mysql://me:secret@localhost/app
! error: The provided database string is invalid. The URL must start with the protocol `postgresql://` or `postgres://`.
! code: P1013
! hint: The form is postgresql://USER:PASSWORD@HOST:PORT/DATABASE?schema=public. Characters of the password that have a meaning in a URL (: / ? # [ ] @ %) must be percent-encoded, for example # as %23. The URL comes from --url.
exit 1
=== run DATABASE_URL="${POSTGRES_URL/$DATABASE/missing}" schemac status
! error: Database `missing` does not exist on the database server at `<server>/.s.PGSQL.5432`.
! database "missing" does not exist
! code: P1003
! hint: Create it first (createdb missing), or correct the database name in the URL. The URL comes from the environment variable DATABASE_URL.
exit 1
=== run DATABASE_URL="${POSTGRES_URL/$DATABASE/missing}" schemac dev --name x; ls
schema.prisma
! database: <server>:5432/missing, schema public (from the environment variable DATABASE_URL)
! error: Database `missing` does not exist on the database server at `<server>/.s.PGSQL.5432`.
! database "missing" does not exist
! code: P1003
! hint: Create it first (createdb missing), or correct the database name in the URL. The URL comes from the environment variable DATABASE_URL.
