`init` finds the schema in every form, writes no second one, and serves the repository's own branch and hook manager.
=== file db/schema.prisma
datasource db {
  provider = "postgresql"
}
=== run git init -q -b trunk && schemac init
! error: There is a schema already, but no place that is looked at names it:
!   db/schema.prisma
! Nothing was written.
! code: schema-elsewhere
! hint: Name it: `schemac init --schema db/schema.prisma` (a file, or a folder of them); or run `schemac init` in the folder of the project that it belongs to. --force begins a new one all the same.
exit 1
=== run schemac init --schema db/schema.prisma --settings && sed -n 2p schemac.toml && cd db && schemac validate && cd .. && schemac init --schema db --settings
wrote schemac.toml
schema = "db/schema.prisma"
The schema at schema.prisma is valid
kept schemac.toml (it is there already; write into it: schema = "db")
=== run mkdir .config && touch .config/prisma.ts && rm -r db schemac.toml && schemac init
! error: There is a schema already, but no place that is looked at names it:
!   .config/prisma.ts
! Nothing was written.
! code: schema-elsewhere
! hint: Name it: `schemac init --schema PATH` (a file, or a folder of them); or run `schemac init` in the folder of the project that it belongs to. --force begins a new one all the same.
exit 1
=== run rm -r .config && mkdir prisma && printf 'datasource db {\n  provider = "postgresql"\n}\n' > prisma/schema.prisma && cd prisma && schemac init --settings --github && grep branches: ../.github/workflows/schemac.yml
wrote $PROJECT/schemac.toml
wrote $PROJECT/.github/workflows/schemac.yml
wrote $PROJECT/deploy/schemac-migrate
    branches: [trunk]
=== run git config core.hooksPath .husky/_ && schemac init --hook && grep check_project .husky/pre-commit && grep ^schemac= .husky/pre-commit && schemac init --hook
kept schemac.toml (it is there already; --force replaces it)
wrote .husky/pre-commit
check_project() {
check_project '.' 'prisma/schema.prisma' 'prisma/migrations' 'schemac.toml'
schemac=$(command -v schemac) || schemac=''
kept schemac.toml (it is there already; --force replaces it)
kept .husky/pre-commit (it checks this project already)
=== run git config core.hooksPath .husky && echo 'npm test' > .husky/pre-commit && schemac init --hook
kept schemac.toml (it is there already; --force replaces it)
kept .husky/pre-commit (another hook is there; add this line to it: schemac check --staged --config schemac.toml)
=== run git config --unset core.hooksPath && rm -r .husky && echo '{"devDependencies": {"husky": "9"}}' > package.json && schemac init --hook | tail -1
wrote .husky/pre-commit
=== run echo '{"simple-git-hooks": {}}' > package.json && schemac init --hook | tail -1 && touch lefthook.yml && schemac init --hook | tail -1
kept package.json (simple-git-hooks writes the hooks here; let its "pre-commit" also run `schemac check --staged --config schemac.toml`, then run `npx simple-git-hooks`)
kept lefthook.yml (lefthook runs the hooks here; add under `pre-commit:` and `commands:` of it: schemac: { run: "schemac check --staged --config schemac.toml" })
=== run mkdir ../up && cp -r prisma ../up && cd ../up && git init -q -b develop && git add -A && git commit -qm one && git branch main && git clone -q . ../work && cd ../work && schemac init --github && grep branches: .github/workflows/schemac.yml
wrote schemac.toml
wrote .github/workflows/schemac.yml
wrote deploy/schemac-migrate
    branches: [develop]
=== run mkdir ../new && cd ../new && git init -q -b release/1 && schemac init --github >/dev/null && grep branches: .github/workflows/schemac.yml
    branches: [release/1]
=== run mkdir -p ../many/packages/a/prisma && cp prisma/schema.prisma ../many/packages/a/prisma && cd ../many && schemac init; ls
packages
! error: There is a schema already, but no place that is looked at names it:
!   packages/a/prisma/schema.prisma
! Nothing was written.
! code: schema-elsewhere
! hint: Name it: `schemac init --schema packages/a/prisma/schema.prisma` (a file, or a folder of them); or run `schemac init` in the folder of the project that it belongs to. --force begins a new one all the same.
