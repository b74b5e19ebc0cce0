A run can be watched: events as JSON lines, metrics for Prometheus, an audit trail that names who ran what.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== file migrations/20250101000000_one/migration.sql
CREATE TABLE "A" ("id" SERIAL PRIMARY KEY);
INSERT INTO "A" DEFAULT VALUES;
=== file migrations/20250102000000_two/migration.sql
CREATE TABLE two (id nosuchtype);
=== run schemac apply --log-format json --to 20250101000000_one --metrics-file m.prom --audit-file a.jsonl 2> log; grep -o '"event":"[a-z_]*"' log
2 migrations found in migrations
Applied 1 migration:
  20250101000000_one (2 statements, <n> ms)
All migrations have been successfully applied.
"event":"database"
"event":"run_started"
"event":"migration_started"
"event":"statement_finished"
"event":"statement_finished"
"event":"migration_finished"
"event":"run_finished"
"event":"audit"
=== run grep '"event":"statement_finished"' log | tail -1 | grep -oE '"(migration|line|rows|sql|locks|lock_wait_ms)":("[^"]*"|[0-9.]+|\["[^]]*\])'
"migration":"20250101000000_one"
"line":2
"rows":1
"locks":["ROW EXCLUSIVE on \"A\""]
"lock_wait_ms":0.0
=== run grep '"event":"run_started"' log | grep -oE '"(time|role|server_version|os_user|host|ci|migrations)":' 
"time":
"role":
"server_version":
"os_user":
"host":
"ci":
"migrations":
=== run sed -E 's/[{][^}]*[}] .*/{..}/; s/migration="[^"]*"/migration=".."/' m.prom | grep -v '^#'
schemac_last_run_timestamp_seconds{..}
schemac_last_run_success{..}
schemac_last_run_duration_seconds{..}
schemac_last_run_migrations{..}
schemac_pending_migrations{..}
schemac_last_run_wal_bytes{..}
schemac_last_run_peak_memory_bytes{..}
schemac_last_run_lock_wait_seconds{..}
schemac_migration_duration_seconds{..}
=== run schemac apply -q --audit-file a.jsonl > /dev/null 2>&1; grep -oE '"(result|name|checksum|undone|sqlstate)":("[^"]*"|true|false)' a.jsonl
"result":"ok"
"name":"20250101000000_one"
"checksum":"c3df7f38f7430bd4dc65d9405801961afa8e233847500db920c693491334bfcb"
"result":"ok"
"result":"P3018"
"name":"20250102000000_two"
"result":"P3018"
"sqlstate":"42704"
"undone":true
=== run schemac apply -q --audit-file nowhere/a.jsonl
! error: $PROJECT/nowhere/a.jsonl cannot be written.
! code: file-unwritable
! hint: Check that its folder exists, its rights and the space on its disk.
exit 1
=== run schemac status --json | grep -A2 '"pending"'
  "pending": [
    {
      "name": "20250102000000_two",
