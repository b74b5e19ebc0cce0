"""The commands that are interrupted, each with its small project and the database that it begins with."""
import os

SCHEMA = 'datasource db {\n  provider = "postgresql"\n  url      = env("DATABASE_URL")\n}\n'

# (name, migration.sql, down.sql): what a transaction holds, what none may hold, what commits by itself, much at once.
MIGRATIONS = [
    ("1_tables",
     "CREATE TYPE kind AS ENUM ('one', 'two');\n"
     "CREATE TABLE a (id serial PRIMARY KEY, name text NOT NULL, kind kind NOT NULL DEFAULT 'one');\n"
     "CREATE INDEX a_name ON a (name);\nINSERT INTO a (name) SELECT 'row ' || g FROM generate_series(1, 20) g;\n",
     "DROP TABLE a;\nDROP TYPE kind;\n"),
    ("2_many_rows",
     "CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a, text text);\n"
     "INSERT INTO b SELECT g, g % 20 + 1, repeat('x', 200) FROM generate_series(1, 800) g;\n"
     "UPDATE b SET text = text || id WHERE id % 3 = 0;\nALTER TABLE a ADD COLUMN sum bigint;\n"
     "UPDATE a SET sum = (SELECT sum(id) FROM b WHERE b.a = a.id);\n",
     "ALTER TABLE a DROP COLUMN sum;\nDROP TABLE b;\n"),
    ("3_concurrently",
     "CREATE TABLE c (id int, v int);\nINSERT INTO c SELECT g, g / 2 FROM generate_series(1, 300) g;\n"
     "CREATE INDEX CONCURRENTLY c_v ON c (v);\nCREATE UNIQUE INDEX CONCURRENTLY c_id ON c (id);\n"
     "ALTER TABLE c ADD CONSTRAINT c_pkey PRIMARY KEY USING INDEX c_id;\nREINDEX INDEX CONCURRENTLY c_v;\n"
     "UPDATE c SET v = v + 1;\n",
     "DROP INDEX CONCURRENTLY c_v;\nDROP TABLE c;\n"),
    ("4_blocks",
     "DO $$ BEGIN FOR i IN 1..5 LOOP EXECUTE format('CREATE TABLE d%s (id int)', i); END LOOP; RAISE NOTICE 'five'; END $$;\n"
     "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.v := 1; RETURN NEW; END $$;\n"
     "CREATE TRIGGER t BEFORE INSERT ON c FOR EACH ROW EXECUTE FUNCTION f();\nCREATE VIEW w AS SELECT id, v FROM c;\n",
     "DROP VIEW w;\nDROP TRIGGER t ON c;\nDROP FUNCTION f();\nDROP TABLE d1, d2, d3, d4, d5;\n"),
    ("5_enum",
     "ALTER TYPE kind ADD VALUE IF NOT EXISTS 'three';\nALTER TABLE a ALTER COLUMN kind SET DEFAULT 'three';\n"
     "INSERT INTO a (id, name) VALUES (1000, 'new');\n",
     "DELETE FROM a WHERE name = 'new';\nALTER TABLE a ALTER COLUMN kind SET DEFAULT 'one';\n"),
    ("6_commits",
     "CREATE TABLE in_parts (id int PRIMARY KEY);\n"
     "DO $$ BEGIN FOR i IN 1..4 LOOP INSERT INTO in_parts VALUES (i) ON CONFLICT DO NOTHING; COMMIT; END LOOP; END $$;\n"
     "CREATE INDEX in_parts_i ON in_parts ((id + 1));\n",
     "DO $$ BEGIN FOR i IN 1..4 LOOP DELETE FROM in_parts WHERE id = i; COMMIT; END LOOP; END $$;\nDROP TABLE in_parts;\n"),
    ("7_partitions",
     "CREATE TABLE p (id int, day int) PARTITION BY RANGE (day);\nCREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);\n"
     "CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20);\nINSERT INTO p SELECT g, g FROM generate_series(0, 19) g;\n"
     "ALTER TABLE p DETACH PARTITION p2 CONCURRENTLY;\nDROP TABLE p2;\nVACUUM p;\n",
     "DROP TABLE p;\n"),
    ("8_last", "ALTER TABLE a ADD COLUMN last int DEFAULT 1;\nCREATE INDEX b_a ON b (a);\n",
     "DROP INDEX b_a;\nALTER TABLE a DROP COLUMN last;\n"),
]

# A row a batch: what each has committed is one of few states, and a row that is written twice is another one.
BATCHES = [
    ("1_rows", "CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL DEFAULT 0);\nINSERT INTO t SELECT g FROM generate_series(1, 24) g;\n",
     "DROP TABLE t;\n"),
    ("2_batches",
     "ALTER TABLE t ADD COLUMN m int;\n-- schemac: batch size=1\nUPDATE t SET n = n + 1;\n-- schemac: batch key=id size=1 pause=1ms\n"
     "DELETE FROM t WHERE id > 16;\nALTER TABLE t ADD COLUMN last int;\n",
     "INSERT INTO t SELECT g, 1 FROM generate_series(17, 24) g;\n-- schemac: commit\nALTER TABLE t DROP COLUMN last;\n"
     "-- schemac: batch size=1\nUPDATE t SET n = n - 1;\nALTER TABLE t DROP COLUMN m;\n"),
]

# What a person outside decides: as long as the row is there, the last migration fails.
REFUSED = ("9_refused", "CREATE TABLE e (id int);\nDO $$ BEGIN IF EXISTS (SELECT FROM outside.blocker) THEN RAISE EXCEPTION 'blocked'; "
           "END IF; END $$;\n", "DROP TABLE e;\n")
BLOCK = "CREATE SCHEMA IF NOT EXISTS outside; CREATE TABLE IF NOT EXISTS outside.blocker (id int); INSERT INTO outside.blocker VALUES (1)"
UNBLOCK = "DELETE FROM outside.blocker"

PUSHED_BEFORE = SCHEMA + """
enum Kind {
  old
}

model Item {
  id    Int    @id @default(autoincrement())
  title String
  kind  Kind   @default(old)
}
"""
PUSHED = SCHEMA + """
enum Kind {
  old
  fresh
}

model Item {
  id    Int      @id @default(autoincrement())
  title String   @unique
  kind  Kind     @default(fresh)
  tags  String[]
  notes Note[]
}

model Note {
  id     Int    @id
  text   String
  item   Item   @relation(fields: [itemId], references: [id])
  itemId Int

  @@index([itemId])
}
"""
EARLIER = ["push", "--schema", "earlier/schema.prisma"]
ITEMS = """INSERT INTO "Item" (title) SELECT 'item ' || g FROM generate_series(1, 500) g"""


class Scenario:
    """`before`: commands and SQL that lead from an empty database to where the trial begins. `again`: what a person runs after it, each
    leads to `end`, which is the state that `leads` makes (the command itself unless given)."""

    def __init__(self, name, arguments, before=(), again=None, leads=None, schema=SCHEMA, migrations=MIGRATIONS, settle="", weight=1,
                 fails=False, repeated=None):
        self.name, self.arguments, self.before, self.schema, self.migrations = name, arguments, list(before), schema, migrations
        self.again, self.leads, self.settle, self.weight, self.fails = again or [arguments], leads or [arguments], settle, weight, fails
        self.repeated = repeated  # the error's code where the command had been done: it does not do it twice
        self.command = arguments[0]

    def write(self, folder):
        os.makedirs(os.path.join(folder, "migrations"))
        with open(os.path.join(folder, "schema.prisma"), "w") as out:
            out.write(self.schema)
        os.makedirs(os.path.join(folder, "earlier"))
        with open(os.path.join(folder, "earlier", "schema.prisma"), "w") as out:
            out.write(PUSHED_BEFORE)
        with open(os.path.join(folder, "migrations", "migration_lock.toml"), "w") as out:
            out.write('provider = "postgresql"\n')
        for name, script, down in self.migrations:
            os.makedirs(os.path.join(folder, "migrations", name))
            for file, text in (("migration.sql", script), ("down.sql", down)):
                with open(os.path.join(folder, "migrations", name, file), "w") as out:
                    out.write(text)


APPLY = ["apply"]
BACK = ["rollback", "--to", "1_tables", "--accept-data-loss"]
BATCHES_BACK = ["rollback", "--to", "1_rows", "--accept-data-loss"]

SCENARIOS = [
    Scenario("apply-all", APPLY, weight=6),
    Scenario("apply-rest", APPLY, [["apply", "--to", "2_many_rows"]], weight=6),
    Scenario("apply-concurrently", ["apply", "--to", "3_concurrently"], [["apply", "--to", "2_many_rows"]], weight=3),
    Scenario("apply-taken-back", ["apply", "--on-failure", "rollback"], [["apply", "--to", "2_many_rows"], BLOCK], again=[APPLY],
             leads=[UNBLOCK, APPLY], migrations=MIGRATIONS + [REFUSED], settle=UNBLOCK, weight=2, fails=True),
    Scenario("rollback", BACK, [APPLY], weight=5),
    Scenario("rollback-some", ["rollback", "--to", "5_enum", "--accept-data-loss"], [APPLY], weight=2),
    Scenario("rollback-then-apply", BACK, [APPLY], again=[APPLY], leads=[APPLY], weight=2),
    Scenario("apply-batches", APPLY, [["apply", "--to", "1_rows"]], migrations=BATCHES, weight=3),
    Scenario("rollback-batches", BATCHES_BACK, [APPLY], migrations=BATCHES, weight=2),
    Scenario("push", ["push"], [EARLIER, ITEMS], schema=PUSHED, migrations=[], weight=5, again=[["push"]]),
    Scenario("push-reset", ["push", "--force-reset", "--accept-data-loss", "--drop-tables"], [EARLIER, ITEMS], schema=PUSHED,
             migrations=[], weight=2),
    Scenario("reset", ["reset", "--force"], [["apply", "--to", "4_blocks"]], weight=2),
    Scenario("resolve-applied", ["resolve", "--applied", "2_many_rows"], [["apply", "--to", "1_tables"]], repeated="P3008"),
    Scenario("baseline", ["baseline", "5_enum"], ["CREATE TABLE there (id int)"]),
]
