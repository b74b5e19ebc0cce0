What git could run for a branch: a folder that looks like a bare repository and names programs, settings of the
repository itself, a missing object that a program would fetch, a program called git where the command stands.
=== file prisma/schema.prisma
datasource db {
  provider = "postgresql"
}

model A {
  id Int @id
}
=== file prisma/migrations/1_a/migration.sql
CREATE TABLE "A" ("id" INTEGER NOT NULL, CONSTRAINT "A_pkey" PRIMARY KEY ("id"));
=== run git init -q -b main && git add -A && git commit -qm base && git checkout -qb feature
=== file prisma/HEAD
ref: refs/heads/main
=== file prisma/refs/heads/main
1111111111111111111111111111111111111111
=== file prisma/objects/info/keep
=== file prisma/config
[core]
	repositoryformatversion = 1
	bare = false
	worktree = .
	fsmonitor = "touch $ROOT/ran-fsmonitor; false"
[extensions]
	partialClone = origin
[remote "origin"]
	url = .
	promisor = true
	uploadpack = "touch /tmp/schemac-story-ran; false"
=== run sed -i "s#\$ROOT#$(cd .. && pwd)#; s#/tmp/schemac-story-ran#$(cd .. && pwd)/ran-uploadpack#" prisma/config && git add -A && git commit -qm "a bare repository" && git clone -q -b feature . ../clone
=== run cd ../clone/prisma && schemac check --no-replay --config ../schemac.toml 2>&1 | head -1
error: $ROOT/clone/schemac.toml does not exist.
=== run cd ../clone/prisma && schemac check --no-replay && schemac check --no-replay --staged && schemac init --hook | sed 's/ (.*//' && ls ../..
Nothing to correct.
Nothing to correct.
wrote $ROOT/clone/schemac.toml
wrote $ROOT/clone/.git/hooks/pre-commit
clone
err
out
project
=== run cd ../clone && printf '#!/bin/sh\ntouch ../ran-git\n' > git && chmod +x git && PATH=.:$PATH schemac check --no-replay && ls ..
Nothing to correct.
clone
err
out
project
=== run cd ../clone && rm git && git config core.fsmonitor "touch $(cd .. && pwd)/ran-own; false" && git config diff.external "touch $(cd .. && pwd)/ran-diff" && schemac check --no-replay && schemac check --no-replay --staged && ls ..
Nothing to correct.
Nothing to correct.
clone
err
out
project
=== run cd .. && git clone -q --bare project origin && git -C origin config uploadpack.allowFilter true && git clone -q --no-local --filter=blob:none "file://$PWD/origin" partial 2>/dev/null; cd partial && git checkout -q -b work origin/feature && git config remote.origin.uploadpack "touch $(cd .. && pwd)/ran-fetch; false" && printf '\nmodel B {\n  id Int @id\n}\n' >> prisma/schema.prisma && git add -A && schemac check --no-replay; ls ..
prisma/schema.prisma:1: migration-missing: The schema says something that no migration brings about.
  [+] Added tables
    - B
  fix: Write the migration with `schemac diff --name NAME` (or `schemac dev --name NAME`), and commit its folder together with the schema.
1 finding
clone
err
origin
out
partial
project
