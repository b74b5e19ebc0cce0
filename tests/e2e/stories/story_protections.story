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
=== run schemac apply --env production --yes -q && echo applied
=== file migrations/20250102000000_two/migration.sql
ALTER TABLE one
  DROP COLUMN old;
TRUNCATE one;
=== run schemac apply --env production --yes
=== run schemac status --env production -q | tail -2
=== run schemac apply --env production --yes --allow-destructive -q && echo applied
=== run schemac apply --env slow; schemac apply --env none; schemac apply --env two; schemac apply --env failing
=== file schemac.toml
[env.production]
url_evn = "X"
=== run schemac apply --env production
=== file schemac.toml
schema = "a"
[env.production
=== run schemac apply --env production
