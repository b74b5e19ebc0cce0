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
=== file prisma/migrations/20240101000000_aa/migration.sql
SELECT 1;
=== run schemac check
=== run rm -r prisma/migrations/20240101000000_aa && mkdir prisma/migrations/20240103000000_new && cp prisma/migrations/20240102000000_wide/migration.sql prisma/migrations/20240103000000_new && schemac check
=== run rm -r prisma/migrations/20240103000000_new && schemac check --replay
=== run git rm -qr prisma/migrations/20240102000000_wide && git commit -qm "gone" && git branch -f main && mkdir prisma/migrations/20230101000000_early && printf 'ALTER TABLE "A"\n  ADD COLUMN x TEXT;\n' > prisma/migrations/20230101000000_early/migration.sql && git add -A
=== run schemac check
=== run schemac check --replay --base main
