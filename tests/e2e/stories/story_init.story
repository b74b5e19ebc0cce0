`init` in a new folder, in a project of Prisma's, and in a monorepo: it keeps what is there.
=== run git init -q -b main && schemac init && git status --short -uall ':!.cache' && schemac check --no-replay
wrote prisma/schema.prisma (a first schema; describe your tables in it)
wrote schemac.toml
wrote .git/hooks/pre-commit
wrote .github/workflows/schemac.yml
wrote deploy/schemac-migrate
?? .github/workflows/schemac.yml
?? deploy/schemac-migrate
?? prisma/schema.prisma
?? schemac.toml
prisma/schema.prisma:1: migration-missing: The schema has no migration yet.
  [+] Added tables
    - Example
  fix: Write the migration with `schemac diff --name NAME` (or `schemac dev --name NAME`), and commit its folder together with the schema.
1 finding
! note: not checked: edited and deleted migrations: the repository has no commit yet
exit 2
=== run schemac init
kept schemac.toml (it is there already; --force replaces it)
kept .git/hooks/pre-commit (it checks this project already)
kept .github/workflows/schemac.yml (it is there already; --force replaces it)
kept deploy/schemac-migrate (it is there already; --force replaces it)
=== run bash -n deploy/schemac-migrate; grep -n '@' .github/workflows/schemac.yml | grep '@[A-Z]*@'; grep -A6 'pull_request:' .github/workflows/schemac.yml
  pull_request:
    paths:
      - "prisma/schema.prisma"
      - "prisma/migrations/**"
      - "schemac.toml"
      - ".github/workflows/schemac.yml"
  push:
=== file packages/api/prisma/schema/base.prisma
datasource db {
  provider = "postgresql"
}
=== file packages/api/prisma/schema/user.prisma
model User {
  id Int @id
}
=== file packages/api/prisma/migrations/migration_lock.toml
provider = "postgresql"
=== file packages/api/prisma/migrations/20250101000000_one/migration.sql
CREATE TABLE "User" ("id" INTEGER NOT NULL, CONSTRAINT "User_pkey" PRIMARY KEY ("id"));
=== file packages/api/package.json
{ "prisma": { "schema": "prisma/schema" } }
=== run cd packages/api && find . -type f | sort | xargs sha256sum > ../../before && schemac init --github --script && sha256sum --quiet -c ../../before && cat schemac.toml | head -3 && schemac check && schemac diff --from migrations --exit-code && git -C ../.. status --short -uall ':(top,exclude).cache' | grep -v '?? packages/.*prisma'
wrote schemac.toml
wrote $PROJECT/.github/workflows/schemac-packages-api.yml
kept $PROJECT/deploy/schemac-migrate (it is there already; --force replaces it)
wrote $PROJECT/ci/schemac-pipeline-packages-api
# Settings of schemac. Every key: `schemac help configuration`, or docs/configuration.md.
schema = "prisma/schema"
migrations = "prisma/migrations"
Nothing to correct.
-- This is an empty migration.
?? .github/workflows/schemac-packages-api.yml
?? .github/workflows/schemac.yml
?? before
?? ci/schemac-pipeline-packages-api
?? deploy/schemac-migrate
?? packages/api/package.json
?? packages/api/schemac.toml
?? prisma/schema.prisma
?? schemac.toml
! note: not checked: edited and deleted migrations: the repository has no commit yet
! note: not checked: whether the schema has its migration: only a replay of the history tells; --replay makes one, on a private PostgreSQL
=== run sh -n ci/schemac-pipeline-packages-api && BASE=HEAD ci/schemac-pipeline-packages-api nonsense
! schemac-pipeline check              on every change: check and a dry run; REPORT=file takes a Markdown summary
! schemac-pipeline changed BASE       exit code 0 when the schema or the migrations differ from the revision BASE
! schemac-pipeline apply ENVIRONMENT  on the main branch: run the migrations, before the deployment
exit 64
