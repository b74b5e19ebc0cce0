What is deleted is what we made, known by its marker and never by its name; and TMPDIR chooses the place.
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model A {
  id Int @id
}
=== file migrations/1_a/migration.sql
CREATE TABLE "A" ("id" INTEGER NOT NULL, CONSTRAINT "A_pkey" PRIMARY KEY ("id"));
=== run mkdir -p ../t/schemac-master/src ../t/schemac-locked ../t/schemac-copied ../t/schemac-linked && echo precious > ../t/schemac-master/src/file && touch ../t/schemac-locked/owner.lock && echo precious > ../t/schemac-locked/file && printf 'schemac made this folder for a private PostgreSQL; id 00\nfolder 1:1 %s\n' "$(cd ../t && pwd)/schemac-copied" > ../t/schemac-copied/schemac-server && ln -s ../schemac-locked/file ../t/schemac-linked/schemac-server && find ../t -exec touch -d '20 minutes ago' {} +
=== run export TMPDIR=$(cd ../t && pwd); schemac diff --from migrations --to schema.prisma --exit-code && ls $TMPDIR $TMPDIR/*
-- This is an empty migration.
$ROOT/t:
schemac-copied
schemac-linked
schemac-locked
schemac-master

$ROOT/t/schemac-copied:
schemac-server

$ROOT/t/schemac-linked:
schemac-server

$ROOT/t/schemac-locked:
file
owner.lock

$ROOT/t/schemac-master:
src
=== run export TMPDIR=$(cd ../t && pwd); (echo; sleep 0.2) | setsid bash -c 'schemac diff --from migrations --to schema.prisma --exit-code >/dev/null 2>&1' ; ls $TMPDIR
schemac-copied
schemac-linked
schemac-locked
schemac-master
=== run long=$(cd .. && pwd)/$(printf 'x%.0s' {1..90}); mkdir -m 755 $long && rm -rf .cache && TMPDIR=$long schemac diff --from migrations --to schema.prisma --exit-code && ls $long
-- This is an empty migration.
=== run mkdir ../elsewhere && echo precious > ../elsewhere/file && ln -s ../elsewhere .schemac && schemac local start; schemac local stop; schemac local status; ls ../elsewhere
file
! error: $PROJECT/.schemac is a link: nothing in it was used or changed.
! code: local-not-ours
! hint: Remove it; `schemac local start` makes the folder itself.
! error: $PROJECT/.schemac is a link: nothing in it was used or changed.
! code: local-not-ours
! hint: Remove it; `schemac local start` makes the folder itself.
! error: $PROJECT/.schemac is a link: nothing in it was used or changed.
! code: local-not-ours
! hint: Remove it; `schemac local start` makes the folder itself.
=== run rm .schemac && mkdir -m 777 .schemac && chmod 777 .schemac && schemac local start
! error: $PROJECT/.schemac can be written by everybody: nothing in it was used or changed.
! code: local-not-ours
! hint: Remove it; `schemac local start` makes the folder itself.
exit 1
=== run rmdir .schemac && umask 0 && export XDG_CACHE_HOME=$PWD/../cache && schemac diff --from migrations --to schema.prisma --exit-code && cd .. && find cache -not -path '*/template-*/*' -printf '%m %y\n' | sort -u
-- This is an empty migration.
600 f
700 d
777 d
