The git hook looks at what is staged, not at the working tree; also in a monorepo with two projects.
=== file packages/api/prisma/schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== file packages/web/schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== run git init -q -b main && cd packages/api && schemac init --hook | sed "s# (.*##" && cd ../web && schemac init --hook
wrote schemac.toml
wrote $PROJECT/.git/hooks/pre-commit
wrote schemac.toml
extended $PROJECT/.git/hooks/pre-commit
=== run sed -n '/^# projects/,$p' .git/hooks/pre-commit && cat packages/web/schemac.toml | head -3
# Settings of schemac. Every key: `schemac help configuration`, or docs/configuration.md.
schema = "schema.prisma"
# migrations = "migrations"
=== run cd packages/api && schemac init --hook
kept schemac.toml (it is there already; --force replaces it)
kept $PROJECT/.git/hooks/pre-commit (it checks this project already)
=== run git add -A && git commit -qm "no migration yet"
! note: not checked: edited and deleted migrations: the repository has no commit yet
! packages/api/prisma/schema.prisma:1: migration-missing: The schema has no migration yet.
!   [+] Added tables
!     - User
!   fix: Write the migration with `schemac diff --name NAME` (or `schemac dev --name NAME`), and commit its folder together with the schema.
! 1 finding
! note: not checked: edited and deleted migrations: the repository has no commit yet
! packages/web/schema.prisma:1: migration-missing: The schema has no migration yet.
!   [+] Added tables
!     - User
!   fix: Write the migration with `schemac diff --name NAME` (or `schemac dev --name NAME`), and commit its folder together with the schema.
! 1 finding
exit 1
=== run cd packages/api && schemac diff --from empty --name first >/dev/null 2>&1; cd ../web && schemac diff --from empty --name first >/dev/null 2>&1; git add -A .. && git commit -qm first && git log --oneline | wc -l
1
! note: not checked: edited and deleted migrations: the repository has no commit yet
! Nothing to correct.
! note: not checked: edited and deleted migrations: the repository has no commit yet
! Nothing to correct.
=== run echo hello > README && git add README && git commit -qm "nothing of ours" && git log --oneline | wc -l
2
=== file packages/api/prisma/schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}

model Post {
  id Int @id
}
=== run git add -A && git commit -qm "a model without its migration"
! packages/api/prisma/schema.prisma:1: migration-missing: The schema says something that no migration brings about.
!   [+] Added tables
!     - Post
!   fix: Write the migration with `schemac diff --name NAME` (or `schemac dev --name NAME`), and commit its folder together with the schema.
! 1 finding
exit 1
=== run cd packages/api && schemac diff --from migrations --name post >/dev/null 2>&1; cd ../..; git commit -qm "the migration is there, but not staged"
! packages/api/prisma/schema.prisma:1: migration-missing: The schema says something that no migration brings about.
!   [+] Added tables
!     - Post
!   fix: Write the migration with `schemac diff --name NAME` (or `schemac dev --name NAME`), and commit its folder together with the schema.
! 1 finding
exit 1
=== run git add -A packages/api/prisma/migrations && printf 'model Broken {\n' >> packages/api/prisma/schema.prisma && git commit -qm "what is staged is right, the working tree is not" && git log --oneline | wc -l
3
! Nothing to correct.
=== run git status --short ':!.cache' && git checkout -q . && git commit -q --allow-empty -am "with -a" && git worktree add -q ../tree && cd ../tree && printf 'model  Other {\n  id Int @id\n}\n' >> packages/web/schema.prisma && git commit -qam "in another working tree"
 M packages/api/prisma/schema.prisma
! packages/web/schema.prisma:9: schema-unformatted: The schema is not in its canonical form.
!   fix: Run `schemac format`.
! packages/web/schema.prisma:1: migration-missing: The schema says something that no migration brings about.
!   [+] Added tables
!     - Other
!   fix: Write the migration with `schemac diff --name NAME` (or `schemac dev --name NAME`), and commit its folder together with the schema.
! 2 findings
exit 1
=== file .git/hooks/pre-commit
#!/bin/sh
exit 0
=== run cd packages/web && schemac init --hook
kept schemac.toml (it is there already; --force replaces it)
kept $PROJECT/.git/hooks/pre-commit (another hook is there; add this line to it: schemac check --staged --config packages/web/schemac.toml)
