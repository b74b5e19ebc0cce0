A schema of Prisma 4 to 6 says what 7 refuses: accepted with a warning, by its URL or by package.json; refused without.
=== needs database
=== file schema.prisma
generator client {
  provider        = "prisma-client-js"
  previewFeatures = ["views", "tracing", "fieldReference"]
}

datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model using {
  id    Int    @id
  bytes Bytes? @default("aGVsbG8")
}

view Totals {
  id    Int @id
  total Int @unique(map: "by_total")
  other Int

  @@index([other])
}
=== run schemac diff --from empty 2>/dev/null | tail -7
-- CreateTable
CREATE TABLE "using" (
    "id" INTEGER NOT NULL,
    "bytes" BYTEA DEFAULT '\x68656c6c6f',

    CONSTRAINT "using_pkey" PRIMARY KEY ("id")
);
=== run schemac validate --json | grep -o 'Prisma [0-9.]* and later refuse this' | sort | uniq -c | sed 's/^ *//'
2 Prisma 6 and later refuse this
3 Prisma 6.13 and later refuse this
=== run sed -i '/url/d' schema.prisma; schemac validate --json 2>/dev/null | grep -o 'It is a reserved name'
It is a reserved name
=== file package.json
{ "devDependencies": { "prisma": "^5.22.0" } }
=== run schemac validate 2>/dev/null
The schema at schema.prisma is valid
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model Post {
  id   Int   @id
  tags Tag[]
}

model Tag {
  id    Int    @id
  posts Post[]
}
=== run schemac push -q
Your database is now in sync with your schema.
=== file prisma_5.sql
ALTER TABLE "_PostToTag" DROP CONSTRAINT "_PostToTag_AB_pkey";
CREATE UNIQUE INDEX "_PostToTag_AB_unique" ON "_PostToTag"("A", "B");
=== run psql -qX -d "$DATABASE_URL" -f prisma_5.sql
=== run schemac diff --exit-code; schemac diff --from schema.prisma --to db --exit-code; schemac pull -q >/dev/null; schemac diff --exit-code
-- This is an empty migration.
-- This is an empty migration.
-- This is an empty migration.
