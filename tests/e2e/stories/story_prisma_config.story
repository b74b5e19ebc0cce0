A Prisma 7 project: no URL in the schema, everything in prisma.config.ts, which is read without node. What it does not tell is asked for by name.
=== needs database
=== file prisma.config.ts
import 'dotenv/config'
import path from 'node:path'
import { defineConfig, env } from 'prisma/config'

const dir: string = 'db'

export default defineConfig({
  schema: path.join(dir, 'models'),
  migrations: { path: `${dir}/history`, seed: 'tsx db/seed.ts' },
  datasource: { url: env('APP_DB') },
})
=== file db/models/schema.prisma
datasource db {
  provider = "postgresql"
}
=== file db/models/event.prisma
model Event {
  id Int @id
}
=== file db/history/migration_lock.toml
provider = "postgresql"
=== file db/history/20260101000000_init/migration.sql
CREATE TABLE "Event" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);
=== run echo "APP_DB=$DATABASE_URL" > .env; unset DATABASE_URL; schemac apply -q >/dev/null 2>&1 && psql -qXAt -d "$(cut -d= -f2- .env)" -c "SELECT count(*) FROM \"Event\""
0
=== run unset DATABASE_URL; schemac config | sed 's/^url .*(`/url (`/'
schema           db/models   (`schema` in prisma.config.ts:8:3)
migrations       db/history   (`migrations.path` in prisma.config.ts:9:17)
seed             tsx db/seed.ts   (`migrations.seed` in prisma.config.ts:9:41)
url (`datasource.url` in prisma.config.ts:10:17 (APP_DB))
shadow url       -
external tables  -
external enums   -
Prisma's file    prisma.config.ts   (read without node)
schemac.toml     -
=== run unset DATABASE_URL; cd db && git init -q .. && schemac config --json 2>/dev/null | grep -o '"file": *"[^"]*"' | sed 's/: *".*\//:"/'
"file":"prisma.config.ts"
=== run unset DATABASE_URL; rm .env; schemac apply
! error: `datasource.url` in prisma.config.ts:10:22 gives no URL: APP_DB is not set, or empty.
! code: P1012
! hint: Set APP_DB. Or say the URL with --url URL, or `url_env` under [env.NAME] in schemac.toml with --env NAME.
exit 1
=== run unset DATABASE_URL; schemac validate
The schema at db/models is valid
=== file prisma.config.ts
import { defineConfig } from 'prisma/config'
import { secret } from 'our-secrets'

export default defineConfig({
  schema: 'db/models',
  migrations: { path: 'db/history' },
  datasource: { url: await secret('db') },
})
=== run mkdir -p node_modules/our-secrets; schemac apply
! error: `datasource.url` of prisma.config.ts is not known: the package our-secrets is not evaluated.
!   at prisma.config.ts:2:1: import { secret } from 'our-secrets'
! code: prisma-config-unknown
! hint: schemac reads the file without node. Say the value with --url URL, or `url_env` under [env.NAME] in schemac.toml with --env NAME.
exit 1
=== run schemac validate
The schema at db/models is valid
=== run schemac apply --url "$DATABASE_URL" -q >/dev/null 2>&1
=== file prisma.config.ts
export default {
  schema: 'db/models'
  datasource: { url: 'postgresql://x/y' },
}
=== run schemac validate
! error: prisma.config.ts:3:3: unexpected "datasource".
! code: prisma-config-invalid
! hint: The configuration file cannot be read from there on. Correct it. If Prisma reads the file, say what schemac needs of it in schemac.toml (schema, migrations, url_env), with `config = "off"` under [prisma].
exit 1
=== file schemac.toml
schema = "db/models"

[prisma]
config = "off"
=== run schemac validate
The schema at db/models is valid
=== run schemac validate --config nothing
! error: Config file not found at "$PROJECT/nothing".
! code: prisma-config-not-found
! hint: --config takes schemac.toml, or Prisma's configuration file (its extension may be missing).
exit 1
