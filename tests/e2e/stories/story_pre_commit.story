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
=== run schemac diff --from empty --name first >/dev/null 2>&1; git add -A && . ./commit -qm first; git log --oneline | wc -l
=== run echo '-- edited' >> prisma/migrations/*_first/migration.sql; . ./commit -qm "not staged" --allow-empty; . ./commit -qam edited; git log --oneline | wc -l
