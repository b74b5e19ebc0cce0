Indexes whose WHERE was added by hand: neither the way back, nor a comparison in either direction, nor pull takes them away.
=== needs database
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model Member {
  id     Int     @id
  email  String  @unique
  active Boolean
  team   Int
  slot   Int
  badge  Badge?

  @@unique([team, slot])
  @@index([active, team], map: "member_busy")
}

model Badge {
  id       Int    @id
  memberId Int    @unique
  member   Member @relation(fields: [memberId], references: [id])
}
=== run schemac diff --name init -q
migrations/<timestamp>_init/migration.sql
=== run mv migrations/*_init migrations/20260101000000_init && sed -i -E '/_email_key|slot_key|memberId_key|member_busy/s/;$/ WHERE "id" > 0;/' migrations/*_init/migration.sql && grep -c WHERE migrations/*_init/migration.sql
4
=== run schemac sum -q > said; schemac apply -q && cp schema.prisma wanted.prisma
1 migration found in migrations
Applied 1 migration:
  <timestamp>_init (7 statements, <n> ms)
All migrations have been successfully applied.
=== run schemac diff --exit-code
-- This is an empty migration.
=== run schemac diff --from schema.prisma --to "db:$DATABASE_URL" --exit-code
-- This is an empty migration.
=== file migrations/20260102000000_twins/migration.sql
CREATE INDEX "Member_active_team_again" ON "Member" (active, team);
CREATE INDEX "Member_active_team_twice" ON "Member" (active, team);
=== run schemac apply -q > said; schemac diff --exit-code
-- This is an empty migration.
=== run sed -i 's/  badge  Badge?/  badge  Badge?\n  note   String?/' schema.prisma && schemac diff --name note -q && cat migrations/*_note/migration.sql migrations/*_note/down.sql
migrations/<timestamp>_note/migration.sql
-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "note" TEXT;
-- AlterTable
ALTER TABLE "Member" DROP COLUMN "note";
=== run schemac apply -q && schemac rollback -q && psql -XAt "$DATABASE_URL" -c "SELECT count(*) FROM pg_indexes WHERE indexdef LIKE '%WHERE%'"
3 migrations found in migrations
Applied 1 migration:
  <timestamp>_note (1 statement, <n> ms)
All migrations have been successfully applied.
Rolled back 1 migration:
  <timestamp>_note (1 statement, <n> ms)
4
=== run cp wanted.prisma schema.prisma && schemac pull -q 2> said; diff wanted.prisma schema.prisma
Introspected 2 models and 0 enums and wrote them into schema.prisma
14a15,16
>   @@index([active, team], map: "Member_active_team_again")
>   @@index([active, team], map: "Member_active_team_twice")
exit 1
=== run schemac diff --exit-code
-- This is an empty migration.
