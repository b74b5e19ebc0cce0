A parent that ignores SIGCHLD, or blocks every signal, hands that on to us: the ends of git, of url_command and of a private server must still be seen.
=== needs program perl
=== needs program git
=== needs database
=== file project/schema.prisma
datasource db {
  provider = "postgresql"
}

model A {
  id Int @id
}
=== file project/migrations/20250101000000_a/migration.sql
CREATE TABLE "A" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);
=== file ignoring
#!/usr/bin/perl
use POSIX;
$SIG{CHLD} = 'IGNORE';
sigprocmask(SIG_BLOCK, POSIX::SigSet->new(SIGTERM, SIGCHLD, SIGALRM));
exec @ARGV;
=== run cd project && git init -q . && git add . && git commit -qm base && printf '[env.x]\nurl_command = "echo %s"\n' "$DATABASE_URL" > schemac.toml
=== run cd project && perl ../ignoring schemac check --no-replay
Nothing to correct.
=== run cd project && perl ../ignoring schemac apply --env x
1 migration found in migrations
Applied 1 migration:
  20250101000000_a (1 statement, <n> ms)
All migrations have been successfully applied.
! database: <server>:5432/<database>, schema public (from url_command of [env.x])
! Applying migration `20250101000000_a`
=== run cd project && perl ../ignoring schemac diff --from migrations --to schema.prisma --exit-code
-- This is an empty migration.
