A team's checks in a real repository: what is missing, edited, deleted, renamed, unformatted, destructive.
=== file prisma/schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== run git init -q -b main && git add -A && git commit -qm "the schema"
=== run schemac check --no-replay
Nothing to correct.
=== run schemac diff --from empty --name first -q | sed 's/.*prisma/prisma/' && ls -A prisma/migrations/*
prisma/migrations/<timestamp>_first/migration.sql
prisma/migrations/migration_lock.toml
prisma/migrations/schemac.sum

prisma/migrations/<timestamp>_first:
down.sql
migration.sql
schema.state
=== run schemac check && git add -A && git commit -qm first
Nothing to correct.
=== run git checkout -qb feature
=== file prisma/schema.prisma
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
=== run schemac check --no-replay
prisma/schema.prisma:11: schema-unformatted: The schema is not in its canonical form.
  fix: Run `schemac format`.
prisma/schema.prisma:1: migration-missing: The schema says something that no migration brings about.
  [+] Added tables
    - Post
  fix: Write the migration with `schemac diff --name NAME` (or `schemac dev --name NAME`), and commit its folder together with the schema.
2 findings
exit 2
=== run schemac format -q && schemac check --no-replay --json -q
Formatted prisma/schema.prisma
{
  "schemac": "0.1.0",
  "command": "check",
  "ok": true,
  "error": null,
  "findings": [
    {
      "kind": "migration-missing",
      "file": "prisma/schema.prisma",
      "line": 1,
      "message": "The schema says something that no migration brings about.\n  [+] Added tables\n    - Post",
      "fix": "Write the migration with `schemac diff --name NAME` (or `schemac dev --name NAME`), and commit its folder together with the schema.",
      "severity": "error"
    }
  ],
  "skipped": [],
  "base": "<commit>",
  "migrations": 1
}
exit 2
=== run schemac check
prisma/schema.prisma:1: migration-missing: The schema says something that no migration brings about.
  [+] Added tables
    - Post
  fix: Write the migration with `schemac diff --name NAME` (or `schemac dev --name NAME`), and commit its folder together with the schema.
1 finding
exit 2
=== run schemac diff --from migrations --name post -q | sed 's/.*prisma/prisma/' && schemac check
prisma/migrations/<timestamp>_post/migration.sql
Nothing to correct.
=== run git add -A && git commit -qm post && schemac check
Nothing to correct.
=== run echo '-- a thought' >> prisma/migrations/*_first/migration.sql && schemac check --no-replay
prisma/migrations/schemac.sum:2: sum-mismatch: The migration `<timestamp>_first` is not the one that schemac.sum lists: its migration.sql was edited.
  fix: Take back the edit. If it has run nowhere yet and the edit is meant, `schemac sum` records it.
prisma/migrations/<timestamp>_first/migration.sql:1: migration-edited: The migration `<timestamp>_first` was edited after the base revision <commit>: databases may have run its old text.
  fix: Bring the old text back (git checkout <commit> -- prisma/migrations/<timestamp>_first/migration.sql) and put the change into a new migration. If it is meant, list the migration in `reviewed` under [check] in schemac.toml.
2 findings
exit 2
=== run GITHUB_ACTIONS=true schemac check --no-replay -q; schemac check --no-replay --log-format github >/dev/null
prisma/migrations/schemac.sum:2: sum-mismatch: The migration `<timestamp>_first` is not the one that schemac.sum lists: its migration.sql was edited.
  fix: Take back the edit. If it has run nowhere yet and the edit is meant, `schemac sum` records it.
prisma/migrations/<timestamp>_first/migration.sql:1: migration-edited: The migration `<timestamp>_first` was edited after the base revision <commit>: databases may have run its old text.
  fix: Bring the old text back (git checkout <commit> -- prisma/migrations/<timestamp>_first/migration.sql) and put the change into a new migration. If it is meant, list the migration in `reviewed` under [check] in schemac.toml.
2 findings
! ::error file=prisma/migrations/schemac.sum,line=2,title=sum-mismatch::The migration `<timestamp>_first` is not the one that schemac.sum lists: its migration.sql was edited.%0Afix: Take back the edit. If it has run nowhere yet and the edit is meant, `schemac sum` records it.
! ::error file=prisma/migrations/<timestamp>_first/migration.sql,line=1,title=migration-edited::The migration `<timestamp>_first` was edited after the base revision <commit>: databases may have run its old text.%0Afix: Bring the old text back (git checkout <commit> -- prisma/migrations/<timestamp>_first/migration.sql) and put the change into a new migration. If it is meant, list the migration in `reviewed` under [check] in schemac.toml.
exit 2
=== run git checkout -q prisma && git mv prisma/migrations/*_first prisma/migrations/20200101000000_first && schemac sum -q >/dev/null; schemac check --no-replay
prisma/migrations/<timestamp>_first/migration.sql:1: migration-deleted: The migration `<timestamp>_first` of the base revision <commit> was renamed to `20200101000000_first`: databases may have run it under that name.
  fix: Give the folder its old name back: git mv prisma/migrations/20200101000000_first prisma/migrations/<timestamp>_first
1 finding
exit 2
=== run git reset -q --hard && rm -r prisma/migrations/*_first && schemac check --no-replay
prisma/migrations/schemac.sum:2: sum-mismatch: The migration `<timestamp>_first` is listed in schemac.sum, but its folder is missing.
  fix: Bring the folder back (version control has it). If it was removed on purpose, `schemac sum` takes it off the list.
prisma/migrations/<timestamp>_first/migration.sql:1: migration-deleted: The migration `<timestamp>_first` of the base revision <commit> was deleted: databases may have run it under that name.
  fix: Bring it back: git checkout <commit> -- prisma/migrations/<timestamp>_first. If it is meant, list the migration in `reviewed` under [check] in schemac.toml.
2 findings
exit 2
=== run git reset -q --hard && mkdir prisma/migrations/20300101000000_drop && echo 'DROP TABLE "Post"; -- gone' > prisma/migrations/20300101000000_drop/migration.sql && schemac sum >/dev/null && schemac check --no-replay
prisma/migrations/<timestamp>_drop/migration.sql:1: destructive: The migration `<timestamp>_drop` drops the table "Post".
  fix: If the data may go, say so where a reviewer sees it: add "<timestamp>_drop" to `reviewed` under [check] in schemac.toml.
1 finding
! note: not checked: whether the schema has its migration: the replay was not wanted
exit 2
=== file schemac.toml
[check]
reviewed = ["20300101000000_drop"]
=== run schemac check --no-replay
schemac.toml:1: warning: settings-changed: `reviewed` under [check] gets names that the base revision <commit> does not have.
  fix: Look whether the data of these migrations may go.
prisma/migrations/<timestamp>_drop/migration.sql:1: warning: destructive: The migration `<timestamp>_drop` drops the table "Post".
  fix: The branch itself names it under `reviewed`: look whether the data may go.
2 findings
! note: not checked: whether the schema has its migration: the replay was not wanted
=== run schemac check
schemac.toml:1: warning: settings-changed: `reviewed` under [check] gets names that the base revision <commit> does not have.
  fix: Look whether the data of these migrations may go.
prisma/migrations/<timestamp>_drop/migration.sql:1: warning: destructive: The migration `<timestamp>_drop` drops the table "Post".
  fix: The branch itself names it under `reviewed`: look whether the data may go.
2 findings
! note: not checked: whether the schema has its migration: only a replay of the history tells; --replay makes one, on a private PostgreSQL
=== run printf '[check]\ndestructive = "warning"\n' > schemac.toml && schemac check --no-replay
schemac.toml:1: settings-changed: [check] of the settings is changed: those of the base revision <commit> count.
  fix: Merge such a change by itself, after somebody who answers for it has looked at it.
prisma/migrations/<timestamp>_drop/migration.sql:1: destructive: The migration `<timestamp>_drop` drops the table "Post".
  fix: If the data may go, say so where a reviewer sees it: add "<timestamp>_drop" to `reviewed` under [check] in schemac.toml.
2 findings
! note: not checked: whether the schema has its migration: the replay was not wanted
exit 2
=== run cp -r prisma/migrations/20300101000000_drop prisma/migrations/20300101000000_again && schemac check --no-replay -q | grep -A1 duplicate
prisma/migrations/<timestamp>_drop/migration.sql:1: duplicate-timestamp: The migrations `<timestamp>_again` and `<timestamp>_drop` have the same timestamp: which one runs first is an accident of their names.
  fix: Rename the folder of the one that no database has run yet, so that it is the later one.
=== run git clean -qfd && git reset -q --hard && mkdir prisma/migrations/20300101000000_empty && schemac check --no-replay
prisma/migrations:1: folder-broken: Could not find the migration file at migration.sql. Please delete the directory or restore the migration file. The directory is $PROJECT/prisma/migrations/<timestamp>_empty.
  fix: Delete the folder if it is left over (git does not keep empty folders), or bring its file back.
1 finding
exit 2
=== run rmdir prisma/migrations/20300101000000_empty && echo 'h1:0' > prisma/migrations/schemac.sum && schemac check --no-replay
prisma/migrations/schemac.sum:1: sum-mismatch: Line 1 of schemac.sum is neither a migration with its checksum nor the total.
  fix: When the migrations are what they shall be, `schemac sum` writes the file anew.
1 finding
exit 2
=== run git checkout -q . && schemac check --base nonsense
! error: git knows no commit `nonsense` here.
! code: git-revision-unknown
! hint: Is it spelled right, and fetched?
exit 1
=== run schemac check --base main && schemac check --base HEAD~1 && git diff --quiet && echo unchanged
Nothing to correct.
Nothing to correct.
unchanged
