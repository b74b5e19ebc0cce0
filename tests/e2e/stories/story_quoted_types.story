Types and sequences in the words of the people who wrote them: what was just made is no difference, and what is pulled is none.
=== needs database
=== file by_hand.sql
CREATE SCHEMA geo;
CREATE TYPE geo."Shape" AS ENUM ('round', 'flat');
CREATE DOMAIN geo.metres AS numeric(8,3) CHECK (value >= 0);
CREATE SEQUENCE ticket_no;
CREATE SEQUENCE geo."Other no";
=== run psql -qX -d "$DATABASE_URL" -f by_hand.sql
=== file schema.prisma
datasource db {
  provider = "postgresql"
}

model Place {
  id     Int                                     @id
  area   Unsupported("INT4RANGE")?
  words  Unsupported("TSVECTOR")?
  amount Unsupported("numeric(10, 2)")           @default(dbgenerated("1.50"))
  since  Unsupported("timestamp with time zone")
  until  Unsupported("TIMESTAMPTZ (3)")?
  name   Unsupported("varchar(10)")?
  marks  Unsupported("_int4")
  boxes  Unsupported("BOX")[]
  shape  Unsupported("geo.\"Shape\"")?
  height Unsupported("\"geo\".metres")?
  serial Unsupported("BIGSERIAL")
  no     Int                                     @default(dbgenerated("nextval('ticket_no'::regclass)"))
  no2    Decimal?                                @default(dbgenerated("nextval('geo.\"Other no\"')"))
  no3    Int?                                    @default(dbgenerated("nextval('public.ticket_no'::text)")) @db.SmallInt
  no4    BigInt                                  @default(dbgenerated("CAST(nextval('ticket_no') AS bigint)"))
  no5    String                                  @default(dbgenerated("'N' || nextval('ticket_no')"))
}
=== run schemac dev --name places -q
0 migrations found in migrations
No pending migrations to apply.
Wrote migrations/<timestamp>_places/migration.sql
1 migration found in migrations
Applied 1 migration:
  <timestamp>_places (1 statement, <n> ms)
All migrations have been successfully applied.
Your database is now in sync with your schema.
=== run schemac diff --exit-code
-- This is an empty migration.
=== run schemac diff --from schema.prisma --to db --exit-code
-- This is an empty migration.
=== run cp schema.prisma pulled.prisma && schemac pull --schema pulled.prisma -q >/dev/null && schemac diff --to pulled.prisma --exit-code
-- This is an empty migration.
=== run printf 'datasource db {\n  provider = "postgresql"\n}\n' > fresh.prisma && schemac pull --schema fresh.prisma -q >/dev/null && schemac diff --to fresh.prisma --exit-code
-- This is an empty migration.
=== run sed -i 's/INT4RANGE/INT8RANGE/' schema.prisma && schemac diff --summary --exit-code

[*] Changed the `Place` table
  [*] Altered column `area` (type changed)
exit 2
