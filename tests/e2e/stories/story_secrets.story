The password of the URL appears nowhere: not in outputs, logs, errors, the audit trail, nor among the process's arguments.
=== needs password-role
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== file migrations/20250101000000_one/migration.sql
CREATE TABLE one (id int);
=== file migrations/20250101000000_one/down.sql
DROP TABLE one;
=== file migrations/20250102000000_two/migration.sql
SELECT nowhere;
=== file all.sh
server="postgresql://app:swordfish@localhost"
for command in status "apply --dry-run" "apply --audit-file audit.jsonl" rollback "execute --stdin" "resolve --applied nowhere" reset; do
  for form in "" "--log-format json -v --json"; do
    echo 'SELECT nowhere' | schemac $command $form --url "$server/$DATABASE?host=$SOCKET"
    echo 'SELECT nowhere' | schemac $command $form --url "$server/nowhere?host=$SOCKET"
  done
done
echo 'SELECT nowhere' | schemac status -v --url "$server/$DATABASE?host=$SOCKET&connect_timeout=no"
=== file slow/20250103000000_slow/migration.sql
SELECT pg_sleep(2);
=== run echo 'GRANT CREATE ON SCHEMA public TO app' | schemac execute --stdin --url "$POSTGRES_URL"
Script executed successfully.
! database: <server>:5432/<database>, schema public (from --url)
=== run bash all.sh > all.log 2>&1; grep -c . audit.jsonl; grep -cF -- 'swordfish' all.log audit.jsonl
2
all.log:0
audit.jsonl:0
exit 1
=== run schemac apply -q --migrations slow --url "postgresql://app:swordfish@localhost/$DATABASE?host=$SOCKET" > log 2>&1 & pid=$!; until grep -qx schemac /proc/$pid/comm && grep -qF '*@' /proc/$pid/cmdline; do kill -0 $pid || break; sleep 0.02; done; tr '\0' ' ' < /proc/$pid/cmdline | grep -oE 'app:[^@]*@'; wait $pid
app:*********@
