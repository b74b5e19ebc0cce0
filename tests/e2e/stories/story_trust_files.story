A branch's links, pipes and devices: nothing outside of the repository is read for it, and nothing is waited for.
=== file prisma/schema.prisma
datasource db {
  provider = "postgresql"
}

model A {
  id Int @id
}
=== file prisma/migrations/1_a/migration.sql
CREATE TABLE "A" ("id" INTEGER NOT NULL, CONSTRAINT "A_pkey" PRIMARY KEY ("id"));
=== run git init -q -b main && git add -A && git commit -qm base && echo "s3cr3t = wJalr" > ../credentials && mkdir ../other && cp -r prisma/migrations/1_a ../other/
=== run mkdir prisma/migrations/2_b && ln -s ../../../../credentials prisma/migrations/2_b/migration.sql && schemac check --no-replay
prisma/migrations:1: folder-broken: $PROJECT/prisma/migrations/2_b/migration.sql leads out of $PROJECT, to $ROOT/credentials: it was not read.
  fix: Put the file itself there instead of a link; or name the folder that it lies in, if you trust it: SCHEMAC_TRUST_SETTINGS=FOLDER.
1 finding
exit 2
=== run ln -sf /proc/self/environ prisma/migrations/2_b/migration.sql && SECRET=s3cr3t schemac check --no-replay --summary ../summary.md | sed 's#/proc/[0-9]*#/proc/N#' ; grep -ac s3cr3t ../summary.md
prisma/migrations:1: folder-broken: $PROJECT/prisma/migrations/2_b/migration.sql leads out of $PROJECT, to /proc/N/environ: it was not read.
  fix: Put the file itself there instead of a link; or name the folder that it lies in, if you trust it: SCHEMAC_TRUST_SETTINGS=FOLDER.
1 finding
0
exit 1
=== run ln -sf /dev/zero prisma/migrations/2_b/migration.sql && schemac check --no-replay | head -1
prisma/migrations:1: folder-broken: $PROJECT/prisma/migrations/2_b/migration.sql is a device, not a file: it was not opened.
=== run rm prisma/migrations/2_b/migration.sql && mkfifo prisma/migrations/2_b/migration.sql && timeout 20 schemac check --no-replay | head -1
prisma/migrations:1: folder-broken: $PROJECT/prisma/migrations/2_b/migration.sql is a pipe, not a file: it was not opened.
=== run rm prisma/migrations/2_b/migration.sql && truncate -s 3G prisma/migrations/2_b/migration.sql && schemac check --no-replay | head -1
prisma/migrations:1: folder-broken: $PROJECT/prisma/migrations/2_b/migration.sql has more than 1024 MB, which is no file of that kind any more.
=== run rm -r prisma/migrations/2_b && mv prisma/migrations prisma/history && ln -s ../../other prisma/migrations && schemac check --no-replay | head -1
prisma/migrations:1: folder-broken: $PROJECT/prisma/migrations leads out of $PROJECT, to $ROOT/other: it was not read.
=== run rm prisma/migrations && ln -s history prisma/migrations && schemac check --no-replay
Nothing to correct.
=== run rm prisma/migrations && mv prisma/history prisma/migrations && cp prisma/schema.prisma ../schema.prisma && ln -sf ../../credentials prisma/schema.prisma && schemac validate; schemac format; schemac check --no-replay
! error: $PROJECT/prisma/schema.prisma leads out of $PROJECT, to $ROOT/credentials: it was not read.
! code: file-leads-out
! hint: Put the file itself there instead of a link; or name the folder that it lies in, if you trust it: SCHEMAC_TRUST_SETTINGS=FOLDER.
! error: $PROJECT/prisma/schema.prisma leads out of $PROJECT, to $ROOT/credentials: it was not read.
! code: file-leads-out
! hint: Put the file itself there instead of a link; or name the folder that it lies in, if you trust it: SCHEMAC_TRUST_SETTINGS=FOLDER.
! error: $PROJECT/prisma/schema.prisma leads out of $PROJECT, to $ROOT/credentials: it was not read.
! code: file-leads-out
! hint: Put the file itself there instead of a link; or name the folder that it lies in, if you trust it: SCHEMAC_TRUST_SETTINGS=FOLDER.
exit 1
=== run ln -sf /proc/self/environ prisma/schema.prisma && SECRET=s3cr3t schemac validate 2>&1 | sed 's#/proc/[0-9]*#/proc/N#'
error: $PROJECT/prisma/schema.prisma leads out of $PROJECT, to /proc/N/environ: it was not read.
code: file-leads-out
hint: Put the file itself there instead of a link; or name the folder that it lies in, if you trust it: SCHEMAC_TRUST_SETTINGS=FOLDER.
=== run rm prisma/schema.prisma && mkfifo prisma/schema.prisma && timeout 20 schemac validate
! error: $PROJECT/prisma/schema.prisma is a pipe, not a file: it was not opened.
! code: file-not-regular
! hint: Put a file in its place.
exit 1
=== run rm prisma/schema.prisma && cp ../schema.prisma prisma/schema.prisma && printf 'schema = "../credentials"\n' > schemac.toml && schemac validate
! error: A file of the project leads out of $PROJECT, to $ROOT/credentials: that was not read.
! code: file-leads-out
! hint: Name a place inside; or, if you trust that folder, say so: SCHEMAC_TRUST_SETTINGS=$ROOT.
exit 1
=== run printf 'migrations = "../other"\n' > schemac.toml && schemac check --no-replay
! error: A file of the project leads out of $PROJECT, to $ROOT/other: that was not read.
! code: file-leads-out
! hint: Name a place inside; or, if you trust that folder, say so: SCHEMAC_TRUST_SETTINGS=$ROOT.
exit 1
=== run ln -sf ../credentials schemac.toml && schemac validate
The schema at prisma/schema.prisma is valid
! note: $PROJECT/schemac.toml leads out of $PROJECT, to $ROOT/credentials: it was not read. Put the file itself there instead of a link; or name the folder that it lies in, if you trust it: SCHEMAC_TRUST_SETTINGS=FOLDER.
=== run rm schemac.toml && printf 'import fs from "node:fs";\nexport default { schema: fs.readFileSync("../credentials", "utf8") };\n' > prisma.config.ts && schemac validate
! error: `schema` of prisma.config.ts is not known: EACCES: permission denied, open '../credentials'.
!   at prisma.config.ts:2:26: fs.readFileSync("../credentials", "utf8")
! code: prisma-config-unknown
! hint: schemac reads the file without node. Say the value with --schema PATH, or `schema` in schemac.toml.
exit 1
=== run rm prisma.config.ts && printf '{"prisma": {"schema": "../credentials"}}' > package.json && schemac validate
! error: A file of the project leads out of $PROJECT, to $ROOT/credentials: that was not read.
! code: file-leads-out
! hint: Name a place inside; or, if you trust that folder, say so: SCHEMAC_TRUST_SETTINGS=$ROOT.
exit 1
=== run rm package.json && cp ../schema.prisma ../given.prisma && schemac validate --schema ../given.prisma && ln -sf ../../given.prisma prisma/schema.prisma && SCHEMAC_TRUST_SETTINGS=$(cd .. && pwd) schemac validate
The schema at $ROOT/given.prisma is valid
The schema at prisma/schema.prisma is valid
=== run rm prisma/schema.prisma && cp ../schema.prisma prisma/schema.prisma && ln -s ../credentials summary.md && schemac check --no-replay --summary summary.md; cat ../credentials
s3cr3t = wJalr
! error: $PROJECT/summary.md leads out of $PROJECT, to $ROOT/credentials: it was not read.
! code: file-leads-out
! hint: Put the file itself there instead of a link; or name the folder that it lies in, if you trust it: SCHEMAC_TRUST_SETTINGS=FOLDER.
