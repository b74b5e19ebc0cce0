A branch is measured by the settings of the base revision: it does not loosen its own rules, nor choose what it is
compared with or where its SQL runs.
=== file prisma/schema.prisma
datasource db {
  provider = "postgresql"
}

model A {
  id Int @id
}
=== file prisma/migrations/1_a/migration.sql
CREATE TABLE "A" ("id" INTEGER NOT NULL, "b" INTEGER, CONSTRAINT "A_pkey" PRIMARY KEY ("id"));
=== file schemac.toml
[check]
format = true
=== run git init -q -b main && git add -A && git commit -qm base && git checkout -qb feature
=== file prisma/migrations/2_b/migration.sql
ALTER TABLE "A" DROP COLUMN "b";
=== run git add -A && git commit -qm drop && schemac check --no-replay
prisma/migrations/2_b/migration.sql:1: destructive: The migration `2_b` drops the column "b" of "A".
  fix: If the data may go, say so where a reviewer sees it: add "2_b" to `reviewed` under [check] in schemac.toml.
1 finding
exit 2
=== file schemac.toml
[check]
format = false
destructive = "off"
base = "HEAD"
=== run git add -A && git commit -qm looser && schemac check --no-replay
schemac.toml:1: settings-changed: [check] of the settings is changed: those of the base revision <commit> count.
  fix: Merge such a change by itself, after somebody who answers for it has looked at it.
prisma/migrations/2_b/migration.sql:1: destructive: The migration `2_b` drops the column "b" of "A".
  fix: If the data may go, say so where a reviewer sees it: add "2_b" to `reviewed` under [check] in schemac.toml.
2 findings
exit 2
=== run schemac check --no-replay --staged 2>&1 | tail -5
schemac.toml:1: warning: settings-changed: [check] of the settings is changed: those of the base revision <commit> count.
  fix: Merge such a change by itself, after somebody who answers for it has looked at it.
prisma/migrations/2_b/migration.sql:1: destructive: The migration `2_b` drops the column "b" of "A".
  fix: If the data may go, say so where a reviewer sees it: add "2_b" to `reviewed` under [check] in schemac.toml.
2 findings
=== run git rm -q --cached schemac.toml && rm schemac.toml && schemac check --no-replay
prisma/migrations/2_b/migration.sql:1: destructive: The migration `2_b` drops the column "b" of "A".
  fix: If the data may go, say so where a reviewer sees it: add "2_b" to `reviewed` under [check] in schemac.toml.
1 finding
exit 2
=== file schemac.toml
[check]
reviewed = ["2_b"]
=== run git add -A && git commit -qm reviewed && schemac check --no-replay
schemac.toml:1: warning: settings-changed: `reviewed` under [check] gets names that the base revision <commit> does not have.
  fix: Look whether the data of these migrations may go.
prisma/migrations/2_b/migration.sql:1: warning: destructive: The migration `2_b` drops the column "b" of "A".
  fix: The branch itself names it under `reviewed`: look whether the data may go.
2 findings
=== file schemac.toml
[replay]
url = "postgresql://nobody@127.0.0.1:9/x?connect_timeout=1"
=== run git add -A && git commit -qm replay && schemac check --replay 2>&1 | grep -v fix:
schemac.toml:1: settings-changed: [replay] of the settings is changed: those of the base revision <commit> count.
prisma/migrations/2_b/migration.sql:1: destructive: The migration `2_b` drops the column "b" of "A".
2 findings
=== run git checkout -q main && printf '[check]\ndestructive = "warning"\n' > schemac.toml && git commit -qam warn && git checkout -q feature && git merge -q -s ours main && git checkout -q main -- schemac.toml && schemac check --no-replay 2>&1 | grep -v fix:
prisma/migrations/2_b/migration.sql:1: warning: destructive: The migration `2_b` drops the column "b" of "A".
1 finding
=== file prisma.config.ts
import "dotenv/config";
process.env.GITHUB_BASE_REF = "feature";
export default {};
=== run printf 'GITHUB_BASE_REF=feature\nCI_MERGE_REQUEST_TARGET_BRANCH_NAME=feature\n' > .env; schemac check --no-replay 2>&1 | grep -v fix:
prisma/migrations/2_b/migration.sql:1: warning: destructive: The migration `2_b` drops the column "b" of "A".
1 finding
=== run git checkout -q -f main && git clean -qfd && printf '[replay]\nurl_env = "REPLAY_URL"\n' > schemac.toml && git commit -qam "a server" && git checkout -qb third && printf 'REPLAY_URL=postgresql://nobody@127.0.0.1:9/x\n' > .env && git add -A && git commit -qm "a server of the branch" && schemac check --replay; REPLAY_URL='postgresql://nobody@127.0.0.1:9/x?connect_timeout=1' schemac check --replay 2>&1 | grep code
prisma/schema.prisma:1: migration-missing: The schema says something that no migration brings about.
  [*] Changed the `A` table
    [-] Removed column `b`
  fix: Write the migration with `schemac diff --name NAME` (or `schemac dev --name NAME`), and commit its folder together with the schema.
1 finding
code: P1001
! note: [replay] in schemac.toml takes its URL from the variable REPLAY_URL, which is not set. A private PostgreSQL replays.
! note: [replay] in schemac.toml takes its URL from the variable REPLAY_URL, which is not set. A private PostgreSQL replays.
