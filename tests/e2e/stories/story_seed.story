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
=== run schemac migrate dev --name init --skip-seed && schemac migrate reset --force --skip-seed
=== run schemac seed -- --small "two words"
=== run schemac db seed --preview-feature
=== run schemac migrate reset -f --skip-generate
=== run schemac reset --force
=== run schemac reset --force --seed
=== run schemac reset --force --seed --json | grep -A3 seeded
=== run cd prisma && schemac migrate reset --force | tail -1
=== file package.json
{ "devDependencies": { "prisma": "^7.0.0" }, "prisma": { "seed": "sh prisma/seed.sh" } }
=== run schemac migrate reset --force
=== file prisma/seed.sh
echo "half a row"
exit 3
=== run schemac reset --force --seed
=== file package.json
{ "name": "app" }
=== run schemac db seed
=== run schemac seed
=== run schemac reset --force --seed
