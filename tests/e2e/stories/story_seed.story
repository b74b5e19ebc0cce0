The project's seed command runs for who asks for it, and behind Prisma's names for `dev` and `reset` where the project's
Prisma would run it: up to version 6.
=== needs database
=== file prisma/schema.prisma
datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model City {
  id Int @id
}
=== file package.json
{ "devDependencies": { "prisma": "^6.2.0" }, "prisma": { "seed": "sh prisma/seed.sh" } }
=== file prisma/seed.sh
echo "seeding ${DATABASE_URL##*/} $*" | sed 's/?.*//'
=== run schemac validate && schemac check --no-replay | tail -1
The schema at prisma/schema.prisma is valid
1 finding
! note: not checked: edited and deleted migrations: $PROJECT/prisma is in no git repository.
=== run schemac migrate dev --name init --skip-seed && schemac migrate reset --force --skip-seed
0 migrations found in prisma/migrations
No pending migrations to apply.
Wrote prisma/migrations/<timestamp>_init/migration.sql
1 migration found in prisma/migrations
Applied 1 migration:
  <timestamp>_init (1 statement, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
Dropped 1 object from public
Applied 1 migration:
  <timestamp>_init (1 statement, <n> ms)
Database reset successful
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL, named by `url` in the schema's datasource)
! Applying migration `<timestamp>_init`
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL, named by `url` in the schema's datasource)
! Applying migration `<timestamp>_init`
=== run schemac seed -- --small "two words"
seeding <database>
The seed command `sh prisma/seed.sh` (prisma.seed in package.json) has been run.
! note: running `sh prisma/seed.sh` (prisma.seed in package.json)
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL, named by `url` in the schema's datasource)
=== run schemac db seed --preview-feature
seeding <database>
The seed command `sh prisma/seed.sh` (prisma.seed in package.json) has been run.
! note: --preview-feature is not needed: no command is a preview.
! note: running `sh prisma/seed.sh` (prisma.seed in package.json)
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL, named by `url` in the schema's datasource)
=== run schemac migrate reset -f --skip-generate
Dropped 1 object from public
Applied 1 migration:
  <timestamp>_init (1 statement, <n> ms)
Database reset successful
seeding <database>
The seed command `sh prisma/seed.sh` (prisma.seed in package.json) has been run.
! note: --skip-generate is not needed: schemac generates no client.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL, named by `url` in the schema's datasource)
! Applying migration `<timestamp>_init`
! note: running `sh prisma/seed.sh` (prisma.seed in package.json)
=== run schemac reset --force
Dropped 1 object from public
Applied 1 migration:
  <timestamp>_init (1 statement, <n> ms)
Database reset successful
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL, named by `url` in the schema's datasource)
! Applying migration `<timestamp>_init`
=== run schemac reset --force --seed
Dropped 1 object from public
Applied 1 migration:
  <timestamp>_init (1 statement, <n> ms)
Database reset successful
seeding <database>
The seed command `sh prisma/seed.sh` (prisma.seed in package.json) has been run.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL, named by `url` in the schema's datasource)
! Applying migration `<timestamp>_init`
! note: running `sh prisma/seed.sh` (prisma.seed in package.json)
=== file schemac.toml
[dev]
seed = true
=== run schemac reset --force
Dropped 1 object from public
Applied 1 migration:
  <timestamp>_init (1 statement, <n> ms)
Database reset successful
seeding <database>
The seed command `sh prisma/seed.sh` (prisma.seed in package.json) has been run.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL, named by `url` in the schema's datasource)
! Applying migration `<timestamp>_init`
! note: running `sh prisma/seed.sh` (prisma.seed in package.json)
=== run rm schemac.toml
=== run schemac reset --force --seed --json | grep -A3 seeded
  "seeded": {
    "command": "sh prisma/seed.sh",
    "from": "prisma.seed in package.json"
  }
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL, named by `url` in the schema's datasource)
! Applying migration `<timestamp>_init`
! note: running `sh prisma/seed.sh` (prisma.seed in package.json)
=== run cd prisma && schemac migrate reset --force | tail -1
The seed command `sh prisma/seed.sh` (prisma.seed in $PROJECT/package.json) has been run.
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL, named by `url` in the schema's datasource)
! Applying migration `<timestamp>_init`
! note: running `sh prisma/seed.sh` (prisma.seed in $PROJECT/package.json)
=== file package.json
{ "devDependencies": { "prisma": "^7.0.0" }, "prisma": { "seed": "sh prisma/seed.sh" } }
=== run schemac migrate reset --force
Dropped 1 object from public
Applied 1 migration:
  <timestamp>_init (1 statement, <n> ms)
Database reset successful
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL, named by `url` in the schema's datasource)
! Applying migration `<timestamp>_init`
=== file prisma/seed.sh
echo "half a row"
exit 3
=== run schemac reset --force --seed
Dropped 1 object from public
Applied 1 migration:
  <timestamp>_init (1 statement, <n> ms)
Database reset successful
! database: <server>:5432/<database>, schema public (from the environment variable DATABASE_URL, named by `url` in the schema's datasource)
! Applying migration `<timestamp>_init`
! note: running `sh prisma/seed.sh` (prisma.seed in package.json)
! error: The seed command `sh prisma/seed.sh` (prisma.seed in package.json) failed with exit code 3.
! half a row
! code: seed-failed
! hint: The migrations are applied. Correct the command and run `schemac seed`.
exit 1
=== file package.json
{ "name": "app" }
=== run schemac db seed
! note: No seed command was found: package.json has no prisma.seed.
=== run schemac seed
! error: No seed command was found: package.json has no prisma.seed.
! code: seed-not-found
! hint: Write it there: "prisma": { "seed": "node prisma/seed.js" }.
exit 1
=== run schemac reset --force --seed
! error: No seed command was found: package.json has no prisma.seed.
! code: seed-not-found
! hint: Write it there: "prisma": { "seed": "node prisma/seed.js" }.
exit 1
