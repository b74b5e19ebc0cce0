No database is configured: the variable and every place are named, and nothing is guessed on a server.
=== file prisma/schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
=== run schemac status
! error: No database is configured: DATABASE_URL is not set. Looked at:
!   --url (not given)
!   --env and SCHEMAC_ENV (not given)
!   the environment variable DATABASE_URL (not set)
!   DATABASE_URL in $PROJECT/prisma/.env (no such file)
!   DATABASE_URL in $PROJECT/.env (no such file)
!   `url` and `directUrl` in the schema's datasource (not there)
!   the local server of this project (schemac local) (not running)
! code: database-url-not-found
! hint: Set DATABASE_URL=postgresql://USER:PASSWORD@HOST:5432/DATABASE in the environment or in .env, or give --url.
exit 1
=== run schemac apply --json
{
  "schemac": "0.1.0",
  "command": "apply",
  "ok": false,
  "error": {
    "code": "database-url-not-found",
    "message": "No database is configured: DATABASE_URL is not set. Looked at:\n  --url (not given)\n  --env and SCHEMAC_ENV (not given)\n  the environment variable DATABASE_URL (not set)\n  DATABASE_URL in $PROJECT/prisma/.env (no such file)\n  DATABASE_URL in $PROJECT/.env (no such file)\n  `url` and `directUrl` in the schema's datasource (not there)\n  the local server of this project (schemac local) (not running)",
    "hint": "Set DATABASE_URL=postgresql://USER:PASSWORD@HOST:5432/DATABASE in the environment or in .env, or give --url."
  }
}
! error: No database is configured: DATABASE_URL is not set. Looked at:
!   --url (not given)
!   --env and SCHEMAC_ENV (not given)
!   the environment variable DATABASE_URL (not set)
!   DATABASE_URL in $PROJECT/prisma/.env (no such file)
!   DATABASE_URL in $PROJECT/.env (no such file)
!   `url` and `directUrl` in the schema's datasource (not there)
!   the local server of this project (schemac local) (not running)
! code: database-url-not-found
! hint: Set DATABASE_URL=postgresql://USER:PASSWORD@HOST:5432/DATABASE in the environment or in .env, or give --url.
exit 1
=== run CI=1 schemac apply
! error: No database is configured: DATABASE_URL is not set. Looked at:
!   --url (not given)
!   --env and SCHEMAC_ENV (not given)
!   the environment variable DATABASE_URL (not set)
!   DATABASE_URL in $PROJECT/prisma/.env (no such file)
!   DATABASE_URL in $PROJECT/.env (no such file)
!   `url` and `directUrl` in the schema's datasource (not there)
!   the local server of this project (schemac local) (not running)
! code: database-url-not-found
! hint: Set DATABASE_URL=postgresql://USER:PASSWORD@HOST:5432/DATABASE in the environment or in .env, or give --url.
exit 1
=== run schemac status --env staging
! error: The environment `staging` is not known: there is no schemac.toml.
! code: url-source-failed
! hint: Write [env.staging] into schemac.toml, or give --url.
exit 1
=== run schemac status --env local
! error: The local server of $PROJECT/prisma is not running.
! code: local-not-running
! hint: Start it with `schemac local start`, or choose another --env.
exit 1
=== file prisma/.env
DATABASE_URL=
OTHER=x
=== run DATABASE_URL= schemac status
! error: No database is configured: DATABASE_URL is not set. Looked at:
!   --url (not given)
!   --env and SCHEMAC_ENV (not given)
!   the environment variable DATABASE_URL (empty)
!   DATABASE_URL in $PROJECT/prisma/.env (empty)
!   DATABASE_URL in $PROJECT/.env (no such file)
!   `url` and `directUrl` in the schema's datasource (not there)
!   the local server of this project (schemac local) (not running)
! code: database-url-not-found
! hint: Set DATABASE_URL=postgresql://USER:PASSWORD@HOST:5432/DATABASE in the environment or in .env, or give --url.
exit 1
=== file schemac.toml
[env.staging]
url_env = "STAGING_URL"
[env.production]
url_command = "echo secret; exit 7"
=== run schemac status --env staging
! error: [env.staging] in schemac.toml takes its URL from the variable STAGING_URL, which is not set.
! code: url-source-failed
! hint: Set STAGING_URL in the environment or in .env.
exit 1
=== run schemac status --env production
! error: url_command of [env.production] failed with exit code 7.
! code: url-source-failed
! hint: Run the command by hand to see why.
exit 1
=== run schemac status --env stagging
! error: The environment `stagging` is not known: schemac.toml has no [env.stagging].
! code: url-source-failed
! hint: Known environments: production, staging.
exit 1
