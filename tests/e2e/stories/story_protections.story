What an environment forbids or asks for first; and its time limits.
=== needs database
=== file schemac.toml
[env.production]
url_env = "DATABASE_URL"
confirm = true
allow_destructive = false
allow_reset = false
[timeouts]
url_command = "300ms"
[env.slow]
url_command = "sleep 60 & sleep 60"
[env.none]
url_command = "true"
[env.two]
url_command = "echo postgresql://a; echo postgresql://b"
[env.failing]
url_command = "exit 3"
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== file migrations/20250101000000_one/migration.sql
CREATE TABLE one (id int, old int);
=== run schemac apply --env production
! error: [env.production] in schemac.toml wants a confirmation before `apply`. Nothing was run.
! code: confirmation-missing
! hint: Give --yes where nobody can be asked.
exit 1
=== run schemac apply --env production --yes -q && echo applied
1 migration found in migrations
Applied 1 migration:
  20250101000000_one (1 statement, <n> ms)
All migrations have been successfully applied.
applied
=== file migrations/20250102000000_two/migration.sql
ALTER TABLE one
  DROP COLUMN old;
TRUNCATE one;
=== run schemac apply --env production --yes
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL, named by [env.production])
! error: [env.production] in schemac.toml forbids migrations that lose data (allow_destructive = false). Nothing was run:
!   20250102000000_two line 1: drops the column old of one
!   20250102000000_two line 3: empties the table one
! code: destructive-forbidden
! hint: If the data may go, give --allow-destructive, or list the migration under `reviewed` of [check] in schemac.toml.
exit 1
=== run schemac status --env production -q | tail -2
Not applied yet:
  20250102000000_two
=== run schemac apply --env production --yes --allow-destructive -q && echo applied
2 migrations found in migrations
Applied 1 migration:
  20250102000000_two (2 statements, <n> ms)
All migrations have been successfully applied.
applied
=== run schemac apply --env slow; schemac apply --env none; schemac apply --env two; schemac apply --env failing
! error: url_command of [env.slow] did not end within 0.3 s and was stopped.
! code: url-source-failed
! hint: Run the command by hand: it must print the URL and end. `url_command` under [timeouts] in schemac.toml allows more time.
! error: url_command of [env.none] gives nothing.
! code: url-source-failed
! hint: Expected is one line with a postgresql:// URL, or a JSON object with username, password, host, port, dbname
! error: url_command of [env.two] gives more than one line.
! code: url-source-failed
! hint: Expected is one line with a postgresql:// URL, or a JSON object with username, password, host, port, dbname
! error: url_command of [env.failing] failed with exit code 3.
! code: url-source-failed
! hint: Run the command by hand to see why.
exit 1
=== file schemac.toml
[env.production]
url_evn = "X"
=== run schemac apply --env production
! error: $PROJECT/schemac.toml:2: unknown key `url_evn` in [env.production].
! code: config-invalid
! hint: Did you mean `url_env`? Known: allow_destructive, allow_reset, confirm, notify, protect, timeouts, url, url_command, url_env, url_file.
exit 1
=== file schemac.toml
schema = "a"
[env.production
=== run schemac apply --env production
! error: $PROJECT/schemac.toml:2: Error while parsing table header: expected ']', saw '\n'
! code: config-invalid
! hint: The file must be valid TOML.
exit 1
