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
=== file migrations/20250102000000_two/migration.sql
SELECT 1;
CREATE ROLE broken PASSWORD 'top-secret' NONSENSE;
=== run . ./start 200; rm received; schemac apply --env staging --yes -q 2>log && echo "deploying"; kill $(cat hook.pid); python3 -c 'import json; [print(m["text"], [f["title"] + "=" + f["value"] for f in m["attachments"][0]["fields"] if f["title"] not in ("Duration", "Database")]) for m in map(json.loads, open("received"))]'; grep -c 'swordfish\|hook-secret\|top-secret' received; grep -c 'swordfish\|hook-secret' log
=== file migrations/20250102000000_two/migration.sql
CREATE TABLE two (id int);
=== run . ./start 500; schemac apply --env staging --yes 2>&1 | sed 's/(.*ms)//' ; kill $(cat hook.pid)
=== file migrations/20250103000000_three/migration.sql
CREATE TABLE three (id int);
=== run . ./start hang; schemac apply --env staging --yes 2>&1 | sed 's/(.*ms)//'; kill -9 $(cat hook.pid)
=== file migrations/20250104000000_four/migration.sql
CREATE TABLE four (id int);
=== run STAGING_URL=$DATABASE_URL schemac apply --env staging --yes -q; echo "exit code $?"
