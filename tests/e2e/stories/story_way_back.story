A deployment that has to go back: edited, migrated in staging, found wrong, taken back by the script that diff wrote, told by the webhook, and migrated again.
=== needs program python3
=== needs database
=== file hook.py
import http.server
class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with open("received", "ab") as file: file.write(body + b"\n")
        self.send_response(200)
        self.end_headers()
    def log_message(self, *args): pass
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook)
open("port", "w").write(str(server.server_port))
server.serve_forever()
=== file start
rm -f port received; python3 hook.py & echo $! > hook.pid
while [ ! -s port ]; do sleep 0.05; done
export HOOK=http://127.0.0.1:$(cat port)/ STAGING_URL="$DATABASE_URL"
=== file told
import json
for message in map(json.loads, open("received")):
    fields = message["attachments"][0]["fields"]
    print(message["text"], [f["title"] + "=" + f["value"].split(" (")[0] for f in fields if f["title"] not in ("Duration", "Database", "Environment")])
=== file schemac.toml
[env.staging]
url_env = "STAGING_URL"
[notify]
webhook_env = "HOOK"
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id   Int    @id
  name String
}
=== run schemac diff --name users -q && schemac apply -q
migrations/<timestamp>_users/migration.sql
1 migration found in migrations
Applied 1 migration:
  <timestamp>_users (1 statement, <n> ms)
All migrations have been successfully applied.
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id       Int     @id
  name     String
  nickname String?
}
=== run schemac diff --name nickname -q && cat migrations/*_nickname/down.sql
migrations/<timestamp>_nickname/migration.sql
-- AlterTable
ALTER TABLE "User" DROP COLUMN "nickname";
=== run . ./start; schemac apply --env staging -q; schemac rollback --env staging -q; schemac status --env staging; kill $(cat hook.pid); python3 told
2 migrations found in migrations
Applied 1 migration:
  <timestamp>_nickname (1 statement, <n> ms)
All migrations have been successfully applied.
Rolled back 1 migration:
  <timestamp>_nickname (1 statement, <n> ms)
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
2 migrations found in migrations

Applied:
  <timestamp>_users

Not applied yet:
  <timestamp>_nickname
staging: applying 1 migration ['Migrations=<timestamp>_nickname']
staging: 1 migration applied ['Applied=<timestamp>_nickname']
staging: rolling back 1 migration ['Migrations=<timestamp>_nickname']
staging: 1 migration rolled back ['Rolled back=<timestamp>_nickname']
=== run psql -X -At "$DATABASE_URL" -c "SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = '\"User\"'::regclass AND attnum > 0 AND NOT attisdropped"
id,name
=== run . ./start; schemac apply --env staging -q; kill $(cat hook.pid); python3 told
2 migrations found in migrations
Applied 1 migration:
  <timestamp>_nickname (1 statement, <n> ms)
All migrations have been successfully applied.
staging: applying 1 migration ['Migrations=<timestamp>_nickname']
staging: 1 migration applied ['Applied=<timestamp>_nickname']
=== file migrations/99990101000000_broken/migration.sql
ALTER TABLE "User" ADD COLUMN "ok" INTEGER;
=== file migrations/99990101000000_broken/down.sql
ALTER TABLE "User" DROP COLUMN "ok";
=== file migrations/99990102000000_broken/migration.sql
ALTER TABLE "User" ADD COLUMN "age" NOSUCHTYPE;
=== file migrations/99990102000000_broken/down.sql
ALTER TABLE "User" DROP COLUMN "age";
=== run . ./start; schemac apply --env staging -q --on-failure rollback && echo "deploying"; kill $(cat hook.pid); python3 told
4 migrations found in migrations
Applied 1 migration:
  99990101000000_broken (1 statement, <n> ms)
Took back 1 migration:
  99990101000000_broken (1 statement, <n> ms)
staging: applying 2 migrations ['Migrations=99990101000000_broken\n99990102000000_broken']
staging: migration 99990102000000_broken failed ['Applied=99990101000000_broken', 'Failed=99990102000000_broken', 'Error=ERROR: type "nosuchtype" does not exist', 'Line=1', 'Left behind=nothing of it']
! error: A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve
! 
! Migration name: 99990102000000_broken
! 
! Database error code: 42704
! 
! Database error:
! ERROR: type "nosuchtype" does not exist
! 
! Position:
!    1 ALTER TABLE "User" ADD COLUMN "age" NOSUCHTYPE;
! code: P3018
! hint: It was undone: nothing that a transaction holds was left behind. Correct line 1 of its migration.sql and run `schemac apply` again.
=== run schemac status; psql -X -At "$DATABASE_URL" -c "SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = '\"User\"'::regclass AND attnum > 0 AND NOT attisdropped"
Database "<database>", schema "public" at "<server>/.s.PGSQL.5432"
4 migrations found in migrations

Applied:
  <timestamp>_users
  <timestamp>_nickname

Not applied yet:
  99990101000000_broken
  99990102000000_broken
id,name,nickname
