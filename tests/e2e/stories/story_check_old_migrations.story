What stands at the base has run on databases: nobody can correct it any more, so it is no finding. What is new is one.
=== file prisma/schema.prisma
datasource db {
  provider = "postgresql"
}

model A {
  id Int @id
}

model B {
  id Int @id
}
=== file prisma/migrations/migration_lock.toml
provider = "postgresql"
=== file prisma/migrations/20240101000000_a/migration.sql
CREATE TABLE "A" ("id" INTEGER NOT NULL, CONSTRAINT "A_pkey" PRIMARY KEY ("id"));
=== file prisma/migrations/20240101000000_b/migration.sql
CREATE TABLE "B" ("id" INTEGER NOT NULL, CONSTRAINT "B_pkey" PRIMARY KEY ("id"));
DROP TABLE IF EXISTS "Old";
=== run printf 'SELECT 1;' | iconv -t UTF-16 > x && mkdir prisma/migrations/20240102000000_wide && mv x prisma/migrations/20240102000000_wide/migration.sql && git init -q -b main && git add -A && git commit -qm base && git checkout -qb work
=== run schemac check
Nothing to correct.
=== file prisma/migrations/20240101000000_aa/migration.sql
SELECT 1;
=== run schemac check
prisma/migrations/20240101000000_aa/migration.sql:1: duplicate-timestamp: The migrations `20240101000000_a` and `20240101000000_aa` have the same timestamp: which one runs first is an accident of their names.
  fix: Rename the folder of the one that no database has run yet, so that it is the later one.
1 finding
exit 2
=== run rm -r prisma/migrations/20240101000000_aa && mkdir prisma/migrations/20240103000000_new && cp prisma/migrations/20240102000000_wide/migration.sql prisma/migrations/20240103000000_new && schemac check
prisma/migrations/20240103000000_new/migration.sql:1: migration-unreadable: The migration `20240103000000_new` cannot be run: line 1 is UTF-16, not UTF-8. Nothing was run.
  fix: Save migration.sql as UTF-8. PowerShell's > writes UTF-16: use the command's -o FILE, or `| Out-File -Encoding utf8`.
1 finding
exit 2
=== run rm -r prisma/migrations/20240103000000_new && schemac check --replay
prisma/migrations/20240102000000_wide/migration.sql:1: migration-unreadable: The migration `20240102000000_wide` cannot be run: line 1 is UTF-16, not UTF-8. Nothing was run.
  fix: Save migration.sql as UTF-8. PowerShell's > writes UTF-16: use the command's -o FILE, or `| Out-File -Encoding utf8`.
1 finding
exit 2
=== run git rm -qr prisma/migrations/20240102000000_wide && git commit -qm "gone" && git branch -f main && mkdir prisma/migrations/20230101000000_early && printf 'ALTER TABLE "A"\n  ADD COLUMN x TEXT;\n' > prisma/migrations/20230101000000_early/migration.sql && git add -A
=== run schemac check
Nothing to correct.
=== run schemac check --replay --base main
prisma/migrations/20230101000000_early/migration.sql:1: replay-failed: The migration `20230101000000_early` does not run on an empty database behind the migrations before it: ERROR: relation "A" does not exist

Position:
   1 ALTER TABLE "A"
  fix: Correct the migration if no database has run it yet; else compare with the database: --from db.
1 finding
exit 2
=== run rm -r prisma/migrations/20230101000000_early && git rm -qr prisma/migrations/20240101000000_a && printf '\n-- meant\n' >> prisma/migrations/20240101000000_b/migration.sql && schemac check
prisma/migrations/20240101000000_b/migration.sql:1: migration-edited: The migration `20240101000000_b` was edited after the base revision <commit>: databases may have run its old text.
  fix: Bring the old text back (git checkout <commit> -- prisma/migrations/20240101000000_b/migration.sql) and put the change into a new migration. If it is meant, list the migration in `reviewed` under [check] in schemac.toml.
prisma/migrations/20240101000000_a/migration.sql:1: migration-deleted: The migration `20240101000000_a` of the base revision <commit> was deleted: databases may have run it under that name.
  fix: Bring it back: git checkout <commit> -- prisma/migrations/20240101000000_a. If it is meant, list the migration in `reviewed` under [check] in schemac.toml.
2 findings
exit 2
=== file schemac.toml
[check]
reviewed = ["20240101000000_a", "20240101000000_b"]
=== run schemac check
schemac.toml:1: warning: settings-changed: `reviewed` under [check] gets names that the base revision <commit> does not have.
  fix: Look whether the data of these migrations may go.
prisma/migrations/20240101000000_b/migration.sql:1: warning: migration-edited: The migration `20240101000000_b` was edited after the base revision <commit>: databases may have run its old text.
  fix: Bring the old text back (git checkout <commit> -- prisma/migrations/20240101000000_b/migration.sql) and put the change into a new migration. If it is meant, list the migration in `reviewed` under [check] in schemac.toml.
prisma/migrations/20240101000000_a/migration.sql:1: warning: migration-deleted: The migration `20240101000000_a` of the base revision <commit> was deleted: databases may have run it under that name.
  fix: Bring it back: git checkout <commit> -- prisma/migrations/20240101000000_a. If it is meant, list the migration in `reviewed` under [check] in schemac.toml.
3 findings
