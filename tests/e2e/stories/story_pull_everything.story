A database with everything that PostgreSQL has is pulled: the schema is valid, and says the same as the database in both styles.
=== needs database
=== file everything.sql
CREATE TYPE "Mood" AS ENUM ('good', 'bad');
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE SEQUENCE ticket_no;
CREATE TABLE a (
  id serial CONSTRAINT a_pkey PRIMARY KEY, b int, c varchar(10) COLLATE "C" DEFAULT 'x', d positive, e "Mood"[] DEFAULT '{good}', f "Mood" DEFAULT 'bad',
  g int GENERATED ALWAYS AS (b * 2) STORED, h uuid DEFAULT gen_random_uuid(), i timestamptz DEFAULT now(), j jsonb DEFAULT '{}', k int4range, l inet, m tsvector,
  n bigint GENERATED ALWAYS AS IDENTITY, o text[] DEFAULT ARRAY['a', 'b'], p int[], q date DEFAULT '2020-01-01', r bytea DEFAULT '\x00ff', s numeric(5, 2) DEFAULT 1.5,
  CONSTRAINT a_b_check CHECK (b > 0), CONSTRAINT a_excl EXCLUDE USING gist (k WITH &&), CONSTRAINT a_c_key UNIQUE (c) DEFERRABLE);
CREATE UNIQUE INDEX a_b_one ON a (b); CREATE UNIQUE INDEX a_b_two ON a (b); CREATE INDEX a_l ON a (l); CREATE INDEX a_l_again ON a (l);
CREATE INDEX a_part ON a (b) WHERE b > 5; CREATE INDEX a_expr ON a (lower(c)); CREATE INDEX a_gin ON a USING gin (j jsonb_path_ops);
CREATE INDEX a_gist ON a USING gist (l inet_ops); CREATE INDEX a_tsv ON a USING gin (m); CREATE INDEX a_brin ON a USING brin (i); CREATE INDEX a_spgist ON a USING spgist (c);
CREATE INDEX a_pat ON a (c text_pattern_ops DESC NULLS LAST); CREATE INDEX a_arr ON a USING gin (p); CREATE INDEX a_hash ON a USING hash (c); CREATE INDEX a_range ON a USING gist (k);
COMMENT ON TABLE a IS 'a'; COMMENT ON COLUMN a.b IS 'b'; COMMENT ON COLUMN a.s IS 's'; COMMENT ON INDEX a_part IS 'i'; COMMENT ON CONSTRAINT a_b_check ON a IS 'c'; COMMENT ON TYPE "Mood" IS 'm'; COMMENT ON SCHEMA public IS 'x'; COMMENT ON SEQUENCE ticket_no IS 't'; COMMENT ON DOMAIN positive IS 'd';
CREATE TABLE child () INHERITS (a);
CREATE TABLE parted (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE parted_rest PARTITION OF parted DEFAULT; COMMENT ON TABLE parted IS 'p'; COMMENT ON COLUMN parted.at IS 'p'; COMMENT ON COLUMN parted_1.at IS 'p';
ALTER TABLE a ENABLE ROW LEVEL SECURITY; CREATE POLICY pol ON a USING (b > 0); COMMENT ON POLICY pol ON a IS 'p';
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$; CREATE TRIGGER tr BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION f();
CREATE RULE ru AS ON DELETE TO a WHERE old.b = 1 DO INSTEAD NOTHING;
CREATE VIEW v AS SELECT id, b FROM a; COMMENT ON VIEW v IS 'v'; COMMENT ON COLUMN v.b IS 'vb'; CREATE MATERIALIZED VIEW mv AS SELECT id, b FROM a; COMMENT ON COLUMN mv.b IS 'mb'; CREATE INDEX mv_b ON mv (b);
CREATE TABLE dropped (x int, y int, z int); ALTER TABLE dropped DROP COLUMN x; COMMENT ON COLUMN dropped.z IS 'z'; ALTER TABLE dropped DROP COLUMN y;
CREATE TABLE un (id int PRIMARY KEY); CREATE STATISTICS st ON b, d FROM a; CREATE TYPE comp AS (x int); CREATE TABLE uses (id int PRIMARY KEY, c comp, d positive[]);
CREATE TABLE one (id int PRIMARY KEY); CREATE TABLE refs (id int PRIMARY KEY, one_id int UNIQUE REFERENCES one ON DELETE SET NULL, un_id int);
CREATE TABLE "_oneTouses" ("A" int NOT NULL REFERENCES one ON DELETE CASCADE ON UPDATE CASCADE, "B" int NOT NULL REFERENCES uses ON DELETE CASCADE ON UPDATE CASCADE, CONSTRAINT "_oneTouses_AB_pkey" PRIMARY KEY ("A", "B")); CREATE INDEX "_oneTouses_B_index" ON "_oneTouses" ("B");
ALTER TABLE refs ADD CONSTRAINT refs_un FOREIGN KEY (un_id) REFERENCES un (id);
COMMENT ON COLUMN "_oneTouses"."A" IS 'A'; CREATE SCHEMA beside; CREATE TABLE beside.t (id int PRIMARY KEY); COMMENT ON COLUMN beside.t.id IS 'i';
=== file gin.sql
CREATE EXTENSION btree_gin;
CREATE TABLE mixed (id int PRIMARY KEY, tags text[], org int, name text);
CREATE INDEX mixed_tags_org ON mixed USING gin (tags, org);
CREATE INDEX mixed_name ON mixed USING gin (name);
=== file foreign.sql
CREATE EXTENSION file_fdw;
CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
CREATE FOREIGN TABLE file (x int, y text) SERVER files OPTIONS (filename '/dev/null');
COMMENT ON COLUMN file.y IS 'y';
COMMENT ON FOREIGN TABLE file IS 'f';
=== file schema.prisma
datasource db {
  provider = "postgresql"
}
=== run for f in everything gin foreign; do psql -qX -v ON_ERROR_STOP=1 "$DATABASE_URL" -f $f.sql; done
=== run schemac pull -q 2> said; schemac validate -q
Introspected 9 models and 1 enum and wrote them into schema.prisma
The schema at schema.prisma is valid
=== run grep 'Gin\|raw\|a_b_' schema.prisma
  b  Int?                      @unique(map: "a_b_one")
  @@unique([b], map: "a_b_two")
  @@index([p], map: "a_arr", type: Gin)
  @@index([j(ops: JsonbPathOps)], map: "a_gin", type: Gin)
  @@index([m], map: "a_tsv", type: Gin)
  @@index([name(ops: raw("text_ops"))], map: "mixed_name", type: Gin)
  @@index([tags, org(ops: raw("int4_ops"))], map: "mixed_tags_org", type: Gin)
=== run schemac diff --exit-code && schemac diff --style prisma --exit-code
-- This is an empty migration.
-- This is an empty migration.
=== run schemac diff --from schema.prisma --to "db:$DATABASE_URL" --exit-code
-- This is an empty migration.
=== run schemac pull -q 2> said; schemac diff --exit-code && schemac diff --style prisma --exit-code
Introspected 9 models and 1 enum and wrote them into schema.prisma
-- This is an empty migration.
-- This is an empty migration.
