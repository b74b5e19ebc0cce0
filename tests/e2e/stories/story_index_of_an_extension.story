An index of a type that an extension brings (hnsw, bloom): Prisma takes it for a plain one and pulls `@@index`; the line and the index are one, in both styles, and the safe style never drops it.
=== needs database
=== file setup.sql
CREATE EXTENSION IF NOT EXISTS bloom;
CREATE TABLE "T" (id int NOT NULL, v int, w int, CONSTRAINT "T_pkey" PRIMARY KEY (id));
CREATE INDEX "T_v_idx" ON "T" USING bloom (v);
CREATE INDEX by_hand ON "T" USING bloom (w, v);
=== run psql -qX -d "$DATABASE_URL" -f setup.sql
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== run schemac pull && cat schema.prisma
Introspected 1 model and 0 enums and wrote them into schema.prisma
datasource db {
  provider = "postgresql"
}

model T {
  id Int  @id
  v  Int?
  w  Int?

  @@index([v])
  @@index([w, v], map: "by_hand")
}
=== run schemac diff
-- This is an empty migration.
=== run schemac diff --style prisma
-- This is an empty migration.
=== run sed -i '/@@index/d' schema.prisma
=== run schemac diff
-- This is an empty migration.
=== run schemac diff --style prisma
-- DropIndex
DROP INDEX "T_v_idx";

-- DropIndex
DROP INDEX "by_hand";
=== run sed -i 's/^  w .*/&\n\n  @@index([v], map: "renamed")\n  @@index([w, v], map: "by_hand")/' schema.prisma
=== run schemac diff --style prisma
-- RenameIndex
ALTER INDEX "T_v_idx" RENAME TO "renamed";
=== run schemac diff
-- CreateIndex
CREATE INDEX "renamed" ON "T"("v");
