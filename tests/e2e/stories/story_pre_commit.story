The pre-commit framework, the real one, with this repository's hooks.
=== needs program pre-commit
=== file prisma/schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== run mkdir ../hooks && cp $SOURCE/.pre-commit-hooks.yaml ../hooks && cd ../hooks && git init -q -b main && git add -A && git commit -qm hooks && git rev-parse HEAD > ../rev
=== file commit
export PRE_COMMIT_HOME=$PWD/../cache
git commit "$@" 2>&1 | grep -v '^.[A-Z]*. ' | sed 's#/.*/patch[0-9-]*#patch#'
=== run git init -q -b main && printf 'repos:\n  - repo: %s\n    rev: %s\n    hooks:\n      - id: schemac-check\n' "$PWD/../hooks" "$(cat ../rev)" > .pre-commit-config.yaml && pre-commit install >/dev/null && git add -A && . ./commit -qm "no migration"
schemac check............................................................Failed
- hook id: schemac-check
- exit code: 2

note: not checked: edited and deleted migrations: the repository has no commit yet
prisma/schema.prisma:1: migration-missing: The schema has no migration yet.
  [+] Added tables
  fix: Write the migration with `schemac diff --name NAME` (or `schemac dev --name NAME`), and commit its folder together with the schema.
1 finding

=== run schemac diff --from empty --name first >/dev/null 2>&1; git add -A && . ./commit -qm first; git log --oneline | wc -l
schemac check............................................................Passed
1
=== run echo '-- edited' >> prisma/migrations/*_first/migration.sql; . ./commit -qm "not staged" --allow-empty; . ./commit -qam edited; git log --oneline | wc -l
schemac check............................................................Passed
schemac check............................................................Failed
- hook id: schemac-check
- exit code: 2

prisma/migrations/schemac.sum:2: sum-mismatch: The migration `<timestamp>_first` is not the one that schemac.sum lists: its migration.sql was edited.
  fix: Take back the edit. If it has run nowhere yet and the edit is meant, `schemac sum` records it.
prisma/migrations/<timestamp>_first/migration.sql:1: migration-edited: The migration `<timestamp>_first` was edited after the base revision <commit>: databases may have run its old text.
  fix: Bring the old text back (git checkout <commit> -- prisma/migrations/<timestamp>_first/migration.sql) and put the change into a new migration. If it is meant, list the migration in `reviewed` under [check] in schemac.toml.
2 findings

2
