Another run holds the lock of migrations: this one waits as long as it is told, and names the session.
=== needs database
=== needs program psql
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id   Int     @id
  name String?
}
=== file migrations/migration_lock.toml
provider = "postgresql"
=== file migrations/1_init/migration.sql
CREATE TABLE "User" ("id" INTEGER PRIMARY KEY, "name" TEXT);
=== run { psql -qXAt -d "$DATABASE_URL" -c 'SELECT pg_advisory_lock(72707369)' -c '\! touch held' -c 'SELECT pg_sleep(60)' > /dev/null & } ; holder=$!; until test -e held; do sleep 0.05; done; schemac apply --lock-wait 200ms 2>&1 | sed "s/pid [0-9]*/pid <n>/; s/active for [0-9]* s/active for <n> s/"; code=${PIPESTATUS[0]}; kill $holder; exit $code
database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL)
waiting for another migration run: pid <n>, user postgres, application "psql", from a local socket, active for <n> s
error: The database server at `<server>/.s.PGSQL.5432` was reached but timed out.
Context: Timed out trying to acquire a postgres advisory lock (SELECT pg_advisory_lock(72707369)). Timeout: 200ms. See https://pris.ly/d/migrate-advisory-locking for details.
pid <n>, user postgres, application "psql", from a local socket, active for <n> s
code: P1002
hint: Another migration is running, or a session kept the lock. Wait for it, or end that session. The URL comes from the environment variable DATABASE_URL.
exit 1
