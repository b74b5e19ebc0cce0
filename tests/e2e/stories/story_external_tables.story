Tables of somebody else, here a login service: in the schema, never in a migration, and `reset` leaves them alone.
=== needs database
=== file prisma.config.ts
import { defineConfig, env } from 'prisma/config'

export default defineConfig({
  experimental: { externalTables: true },
  schema: 'schema.prisma',
  migrations: {
    path: 'migrations',
    initShadowDb: `
      CREATE SCHEMA auth;
      CREATE TYPE auth.level AS ENUM ('a', 'b');
      CREATE TABLE auth.users (id uuid PRIMARY KEY, level auth.level NOT NULL DEFAULT 'a');
    `,
  },
  datasource: { url: env('DATABASE_URL') },
  tables: { external: ['auth.users'] },
  enums: { external: ['auth.level'] },
})
=== file schema.prisma
datasource db {
  provider = "postgresql"
  schemas  = ["auth", "public"]
}

enum level {
  a
  b

  @@schema("auth")
}

model users {
  id    String @id @db.Uuid
  level level  @default(a)
  notes Note[]

  @@schema("auth")
}

model Note {
  id      Int    @id
  user_id String @db.Uuid
  user    users  @relation(fields: [user_id], references: [id])

  @@schema("public")
}
=== run schemac push
! database: <server>:5432/<database>, schema public (from `datasource.url` in prisma.config.ts:14:17 (DATABASE_URL))
! error: The underlying table for model `users` does not exist.
! code: P1014
! hint: auth.users is external, and the foreign key Note_user_id_fkey of public.Note needs it: whoever owns it must make it first. Nothing was changed.
exit 1
=== run psql -qX -d "$DATABASE_URL" -c "CREATE SCHEMA auth; CREATE EXTENSION citext SCHEMA auth; CREATE TYPE auth.level AS ENUM ('a', 'b', 'c'); CREATE TABLE auth.users (id uuid PRIMARY KEY, n serial, level auth.level NOT NULL DEFAULT 'c', secret auth.citext); INSERT INTO auth.users (id, secret) VALUES (gen_random_uuid(), 'x')"
=== run schemac dev --name notes -q; cat migrations/*_notes/migration.sql
0 migrations found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_notes/migration.sql
1 migration found in migrations
Applied 1 migration:
  <timestamp>_notes (2 statements, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
-- CreateTable
CREATE TABLE "Note" (
    "id" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "Note_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
=== run schemac diff --from migrations
-- This is an empty migration.
=== run psql -qX -d "$DATABASE_URL" -c "CREATE TABLE auth.stray (id int PRIMARY KEY)"
=== run schemac reset --force -q >/dev/null 2>&1; psql -qXAt -d "$DATABASE_URL" -c "SELECT secret, level, n FROM auth.users" -c "SELECT to_regclass('auth.stray'), to_regclass('\"Note\"')"
x|c|1
|"Note"
=== file prisma.config.ts
import { defineConfig, env } from 'prisma/config'

export default defineConfig({
  experimental: { externalTables: true },
  schema: 'schema.prisma',
  datasource: { url: env('DATABASE_URL') },
  tables: { external: ['users'] },
})
=== run schemac diff
! error: For the current database, `externalTables` & `externalEnums` in your prisma config must contain only fully qualified identifiers (e.g. `schema_name.table_name`).
! code: P3023
! hint: Write "public.users" instead of "users" (the table's name in the database, with its schema).
exit 1
=== file schemac.toml
[tables]
external = ["auth.users", "public.Note"]

[enums]
external = ["auth.level"]
=== run schemac diff --from empty
-- This is an empty migration.
