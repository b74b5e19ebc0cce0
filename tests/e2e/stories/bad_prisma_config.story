Prisma's configuration file throws, and a command that a setting names is not run by what only shows the settings.
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model User {
  id   Int     @id
  name String?
}
=== file prisma.config.ts
import { defineConfig } from 'prisma/config'
if (!process.env.DATABASE_URL) throw new Error('DATABASE_URL is missing')
export default defineConfig({ schema: 'schema.prisma', datasource: { url: 'postgresql://ada@127.0.0.1:9/x?connect_timeout=1' } })
=== run schemac config
schema           schema.prisma   (`schema` in prisma.config.ts:3:31)
migrations       migrations   (beside the schema)
seed             -
url              postgresql://ada@127.0.0.1:9/x?connect_timeout=1   (`datasource.url` in prisma.config.ts:3:70)
shadow url       -
external tables  -
external enums   -
Prisma's file    prisma.config.ts   (read without node)
schemac.toml     -
! error: prisma.config.ts:2:32: DATABASE_URL is missing
! code: prisma-config-throws
! hint: Prisma stops here. schemac takes the values that do not depend on it.
exit 1
=== run schemac config --json 2>/dev/null | grep code
    "code": "prisma-config-throws",
=== run schemac status
! error: Can't reach database server at `127.0.0.1:9`
! connection to server at "127.0.0.1", port 9 failed: Connection refused
! code: P1001
! hint: Please make sure your database server is running at `127.0.0.1:9`. The URL comes from `datasource.url` in prisma.config.ts:3:70.
exit 1
