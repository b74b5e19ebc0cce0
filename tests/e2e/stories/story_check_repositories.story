Repositories as they come: none, empty, shallow, detached, merged, renamed folders, submodules, other line ends.
=== file prisma/schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== file prisma/migrations/20250101000000_first/migration.sql
CREATE TABLE "User" ("id" SERIAL NOT NULL, "email" TEXT NOT NULL, CONSTRAINT "User_pkey" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
=== run schemac check --no-replay
Nothing to correct.
! note: not checked: edited and deleted migrations: $PROJECT/prisma is in no git repository.
! note: not checked: whether the schema has its migration: the replay was not wanted
=== run schemac check
Nothing to correct.
! note: not checked: edited and deleted migrations: $PROJECT/prisma is in no git repository.
! note: not checked: whether the schema has its migration: only a replay of the history tells; --replay makes one, on a private PostgreSQL
=== run schemac check --staged
! error: --staged needs a git repository: $PROJECT/prisma is in no git repository.
! code: git-no-repository
! hint: Leave out --staged to check the files as they are.
exit 1
=== run PATH=$(dirname $(command -v schemac)) schemac check --no-replay
Nothing to correct.
! note: not checked: edited and deleted migrations: $PROJECT/prisma is in no git repository.
! note: not checked: whether the schema has its migration: the replay was not wanted
=== run git init -q -b main && schemac check --no-replay
Nothing to correct.
! note: not checked: edited and deleted migrations: the repository has no commit yet
! note: not checked: whether the schema has its migration: the replay was not wanted
=== run git add -A && git commit -qm one && git clone -q . ../origin.git --bare && git remote add origin $PWD/../origin.git && git fetch -q
=== run git checkout -qb feature && mkdir prisma/migrations/20250102000000_a && echo 'SELECT 1;' > prisma/migrations/20250102000000_a/migration.sql && git add -A && git commit -qm a && git push -q origin feature && schemac check
Nothing to correct.
=== run git clone -q --depth 1 --branch feature "file://$PWD/../origin.git" ../shallow && cd ../shallow && schemac check --no-replay
Nothing to correct.
! note: not checked: changes before HEAD: no main branch is known here (give --base REV)
=== run cd ../shallow && GITHUB_BASE_REF=main schemac check --no-replay --base origin/main
! error: git knows no commit `origin/main` here.
! code: git-revision-unknown
! hint: This clone is shallow: fetch more history (actions/checkout: fetch-depth: 0).
exit 1
=== run git checkout -q --detach && schemac check && git checkout -q feature
Nothing to correct.
=== run git checkout -q main && mkdir prisma/migrations/20250103000000_b && echo 'DELETE FROM "User";' > prisma/migrations/20250103000000_b/migration.sql && git add -A && git commit -qm b && git push -q origin main && git checkout -q feature && git fetch -q && schemac check
Nothing to correct.
=== run git merge -q --no-commit origin/main 2>/dev/null; schemac check && schemac check --staged
Nothing to correct.
Nothing to correct.
=== run git commit -qm merge && schemac check
Nothing to correct.
=== run git mv prisma/migrations prisma/history && schemac check --migrations prisma/history --no-replay
Nothing to correct.
=== run echo '-- edited' >> prisma/history/20250101000000_first/migration.sql && schemac check --migrations prisma/history --no-replay
prisma/history/20250101000000_first/migration.sql:1: migration-edited: The migration `20250101000000_first` was edited after the base revision <commit>: databases may have run its old text.
  fix: Bring the old text back (git checkout <commit> -- prisma/history/20250101000000_first/migration.sql) and put the change into a new migration. If it is meant, list the migration in `reviewed` under [check] in schemac.toml.
1 finding
exit 2
=== run git reset -q --hard && sed -i 's/$/\r/' prisma/migrations/*/migration.sql && schemac check --no-replay
Nothing to correct.
=== run git reset -q --hard && git init -q -b main ../outer && cd ../outer && git -c protocol.file.allow=always submodule --quiet add -b main "file://$PWD/../origin.git" packages/db && git commit -qm sub && cd packages/db && schemac check --no-replay && echo '-- edited' >> prisma/migrations/20250101000000_first/migration.sql && schemac check --no-replay
Nothing to correct.
prisma/migrations/20250101000000_first/migration.sql:1: migration-edited: The migration `20250101000000_first` was edited after the base revision <commit>: databases may have run its old text.
  fix: Bring the old text back (git checkout <commit> -- prisma/migrations/20250101000000_first/migration.sql) and put the change into a new migration. If it is meant, list the migration in `reviewed` under [check] in schemac.toml.
1 finding
exit 2
