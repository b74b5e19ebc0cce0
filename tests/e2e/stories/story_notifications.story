From an edit to staging: the notification of a failure arrives and holds no secret, the deployment behind it does not run, and what the webhook does never matters to the migration.
=== needs program python3
=== needs database
=== file hook.py
import http.server, sys, time
class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with open("received", "ab") as file: file.write(body + b"\n")
        if sys.argv[1] == "hang": time.sleep(60)
        self.send_response(int(sys.argv[1]) if sys.argv[1] != "hang" else 200)
        self.end_headers()
    def log_message(self, *args): pass
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook)
open("port", "w").write(str(server.server_port))
server.serve_forever()
=== file start
rm -f port; python3 hook.py $1 & echo $! > hook.pid
while [ ! -s port ]; do sleep 0.05; done
export HOOK=http://127.0.0.1:$(cat port)/services/T0/B0/hook-secret STAGING_URL="${DATABASE_URL/postgres@/postgres:swordfish@}" CI_JOB_URL=https://ci.example.com/7
unset DATABASE_URL
=== file schemac.toml
[env.staging]
url_env = "STAGING_URL"
confirm = true
[notify]
webhook_env = "HOOK"
timeout = "1s"
retries = 1
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== file migrations/20250101000000_one/migration.sql
CREATE TABLE one (id int);
=== run . ./start 200; schemac apply --env staging; schemac apply --env staging --yes -q && echo "deploying"; kill $(cat hook.pid); python3 -c 'import json; [print(m["text"], [f["title"] + "=" + f["value"].split("(")[0] for f in m["attachments"][0]["fields"] if f["title"] not in ("Duration", "Database")]) for m in map(json.loads, open("received"))]'; grep -c 'ci.example.com/7' received
1 migration found in migrations
Applied 1 migration:
  20250101000000_one (1 statement, <n> ms)
All migrations have been successfully applied.
deploying
staging: applying 1 migration ['Environment=staging', 'Migrations=20250101000000_one']
staging: 1 migration applied ['Environment=staging', 'Applied=20250101000000_one ']
2
! error: [env.staging] in schemac.toml wants a confirmation before `apply`. Nothing was run.
! code: confirmation-missing
! hint: Give --yes where nobody can be asked.
=== file migrations/20250102000000_two/migration.sql
SELECT 1;
CREATE ROLE broken PASSWORD 'top-secret' NONSENSE;
=== run . ./start 200; rm received; schemac apply --env staging --yes -q 2>log && echo "deploying"; kill $(cat hook.pid); python3 -c 'import json; [print(m["text"], [f["title"] + "=" + f["value"] for f in m["attachments"][0]["fields"] if f["title"] not in ("Duration", "Database")]) for m in map(json.loads, open("received"))]'; grep -c 'swordfish\|hook-secret\|top-secret' received; grep -c 'swordfish\|hook-secret' log
2 migrations found in migrations
staging: applying 1 migration ['Environment=staging', 'Migrations=20250102000000_two']
staging: migration 20250102000000_two failed ['Environment=staging', 'Failed=20250102000000_two', 'Error=ERROR: unrecognized role option "nonsense" (P3018, 42601)', 'Line=2', 'Left behind=nothing of it']
0
0
exit 1
=== file migrations/20250102000000_two/migration.sql
CREATE TABLE two (id int);
=== run . ./start 500; schemac apply --env staging --yes 2>&1 | sed 's/(.*ms)//' ; kill $(cat hook.pid)
database: <server>:5432/<database>, schema public (from the environment variable STAGING_URL, named by [env.staging])
Applying migration `20250102000000_two`
note: a notification was not sent: "staging: applying 1 migration": the webhook answered 500
note: a notification was not sent: "staging: 1 migration applied": the webhook answered 500
2 migrations found in migrations
Applied 1 migration:
  20250102000000_two 
All migrations have been successfully applied.
=== file migrations/20250103000000_three/migration.sql
CREATE TABLE three (id int);
=== run . ./start hang; schemac apply --env staging --yes 2>&1 | sed 's/(.*ms)//'; kill -9 $(cat hook.pid)
database: <server>:5432/<database>, schema public (from the environment variable STAGING_URL, named by [env.staging])
Applying migration `20250103000000_three`
note: a notification was not sent: the webhook is too slow
3 migrations found in migrations
Applied 1 migration:
  20250103000000_three 
All migrations have been successfully applied.
=== file migrations/20250104000000_four/migration.sql
CREATE TABLE four (id int);
=== run STAGING_URL=$DATABASE_URL schemac apply --env staging --yes -q; echo "exit code $?"
4 migrations found in migrations
Applied 1 migration:
  20250104000000_four (1 statement, <n> ms)
All migrations have been successfully applied.
exit code 0
=== file migrations/20250105000000_five/migration.sql
DO $$ BEGIN RAISE EXCEPTION '%', 'password=''' || repeat('x', 200000); END $$;
=== run HOOK=http://127.0.0.1:1/ STAGING_URL=$DATABASE_URL schemac apply --env staging --yes > result 2> log; echo "exit code $?"; grep -c xxxxx log; grep '^code: \|^note: ' log
exit code 1
0
note: a notification was not sent: "staging: applying 1 migration": Couldn't connect to server
note: a notification was not sent: "staging: migration 20250105000000_five failed": Couldn't connect to server
code: P3018
=== file migrations/20250105000000_five/migration.sql
CREATE TABLE five (id int);
=== run sed -i 's/^webhook_env.*/webhook_command = "sleep 300; echo http:\/\/127.0.0.1:1\/"/; s/^timeout.*/timeout = "100ms"/' schemac.toml; STAGING_URL=$DATABASE_URL schemac apply --env staging --yes 2>&1 | sed 's/(.*ms)//'
database: <server>:5432/<database>, schema public (from the environment variable STAGING_URL, named by [env.staging])
Applying migration `20250105000000_five`
note: a notification was not sent: the webhook is too slow
5 migrations found in migrations
Applied 1 migration:
  20250105000000_five 
All migrations have been successfully applied.
