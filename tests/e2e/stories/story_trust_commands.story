Commands that a file names are run for what opens that database, and never for what only looks.
=== file prisma/schema.prisma
datasource db {
  provider = "postgresql"
}

model A {
  id Int @id
}
=== file schemac.toml
[env.staging]
url_command = "touch ran; echo postgresql://nobody@127.0.0.1:9/x?connect_timeout=1"

[replay]
url_command = "touch ran; echo postgresql://nobody@127.0.0.1:9/x?connect_timeout=1"

[notify]
webhook_command = "touch ran; echo http://127.0.0.1:9/"
=== file prisma/migrations/1_a/migration.sql
CREATE TABLE "A" ("id" INTEGER NOT NULL, CONSTRAINT "A_pkey" PRIMARY KEY ("id"));
=== run export SCHEMAC_ENV=staging; for command in validate format sum "format --check" "check --no-replay" check "check --replay" config; do schemac $command >/dev/null 2>&1; test -e ran && echo "$command ran it"; done; git init -q -b main && git add -A && git commit -qm base && schemac check --replay 2>/dev/null; schemac init --hook >/dev/null 2>&1; git add -A && git commit -qm hook 2>/dev/null; ls
Nothing to correct.
On branch main
nothing to commit, working tree clean
prisma
schemac.toml
=== run schemac config --env staging | grep -i url
url              -   (url_command of [env.staging] in schemac.toml is not run by this command.)
shadow url       -
=== run schemac status --env staging >/dev/null 2>&1; ls ran
ran
