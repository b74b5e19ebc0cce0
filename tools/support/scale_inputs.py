"""Inputs of any size for tools/scale."""
import os

HEAD = 'datasource db {\n  provider = "postgresql"\n  url      = env("DATABASE_URL")\n}\n\n'
TABLE = ('CREATE TABLE "t" ("id" INTEGER NOT NULL, "a" TEXT NOT NULL, "b" TEXT NOT NULL, "c" TIMESTAMP(3), '
         'CONSTRAINT "t_pkey" PRIMARY KEY ("id"));\n')
MODEL = "model t {\n  id Int @id\n}\n"


def write_project(folder, sql="SELECT 1;\n", schema=HEAD + MODEL, down='DROP TABLE IF EXISTS "t";\n'):
    """`sql` and `down` are texts, or pieces of one."""
    migration = os.path.join(folder, "prisma/migrations/20250101000000_a")
    os.makedirs(migration)
    for name, text in (("migration.sql", sql), ("down.sql", down or 'DROP TABLE IF EXISTS "t";\n')):
        with open(os.path.join(migration, name), "w") as file:
            file.writelines([text] if isinstance(text, str) else text)
    with open(os.path.join(folder, "prisma/migrations/migration_lock.toml"), "w") as file:
        file.write('provider = "postgresql"\n')
    with open(os.path.join(folder, "prisma/schema.prisma"), "w") as file:
        file.write(schema)
    os.makedirs(os.path.join(folder, ".git"), exist_ok=True)  # the project's border


def filled(size, piece, before=TABLE, behind=""):
    """`piece(i)` again and again until there are `size` bytes."""
    yield before
    written = i = 0
    while written < size:
        text = piece(i)
        yield text
        written += len(text)
        i += 1
    yield behind


def row(i):
    return f"({i}, 'some text of row {i}', 'and another text of it', '2024-01-01 10:00:00')"


# A single statement is in libpq twice while it is sent.
MEMORY = {
    "inserts": {"sql": lambda size: filled(size, lambda i: f'INSERT INTO "t" ("id","a","b","c") VALUES {row(i)};\n'),
                "down": lambda size: filled(size, lambda i: f'DELETE FROM "t" WHERE "id" = {i};\n', "",
                                            'DROP TABLE "t";\n')},
    "copy": {"sql": lambda size: filled(
        size, lambda i: f"{i}\tsome text of row {i}\tand another text of it\t2024-01-01 10:00:00\n",
        TABLE + 'COPY "t" FROM stdin;\n', "\\.\n")},
    "small": {"sql": lambda size: filled(size, lambda i: "SELECT 1;\n")},
    "rows": {"sql": lambda size: filled(size, lambda i: 'INSERT INTO "t" VALUES ' + ",\n".join(
        f"({j}, 'some text of row {j}', 'and another text of it', now())" for j in range(1000 * i, 1000 * i + 1000)) +
        ";\n")},
    "updates": {"sql": lambda size: filled(size, lambda i: f'UPDATE "t" SET "a" = \'b{i}\' WHERE "id" = {i};\n')},
    "comments": {"sql": lambda size: filled(size, lambda i: "-- a line of a comment that goes on and on ..\n")},
    "one_insert": {"sql": lambda size: filled(size, lambda i: ("" if i == 0 else ",\n") + row(i),
                                              TABLE + 'INSERT INTO "t" VALUES ', ";\n"), "times": 4},
    "one_string": {"sql": lambda size: filled(size, lambda i: "x" * 99 + "\n", TABLE + "SELECT length('", "');\n"),
                   "times": 4},
}


def sql(text):
    return lambda n: {"sql": text(n)}


def schema(text):
    return lambda n: {"schema": HEAD + text(n)}


def repeat(piece):
    return lambda n: "".join(piece(i) for i in range(n))


def lines(piece, before="", behind=""):
    return lambda n: before + "".join(piece(i) for i in range(n)) + behind


MODEL_OPEN = "model t {\n  id Int @id\n"
GROWTH = {
    "check": {
        "nested_comments": sql(lambda n: "/*" * n + "*/" * n + " SELECT 1;\n"),
        "open_comments": sql(lambda n: "/*" * n + " SELECT 1;\n"),
        "lone_statements": sql(repeat(lambda i: f"CREATE INDEX CONCURRENTLY i{i} ON t(id);\n")),
        "directives": sql(repeat(lambda i: f"-- schemac: lock_timeout=5s\nSELECT {i};\n")),
        "many_directives_of_one": sql(lambda n: "SELECT 0;\n" + "-- schemac: lock_timeout=5s\n" * n + "SELECT 1;\n"),
        "drops": sql(repeat(lambda i: f'DROP TABLE "t{i}";\n')),
        "drops_on_one_line": sql(repeat(lambda i: f'DROP TABLE "t{i}"; ')),
        "drop_list": sql(lambda n: "DROP TABLE " + ", ".join(f'"t{i}"' for i in range(n + 1)) + ";\n"),
        "long_sum": sql(lambda n: "UPDATE t SET id = " + " + ".join(["id"] * (n + 1)) + " WHERE id > 0;\n"),
        "parentheses": sql(lambda n: "UPDATE t SET id = " + "(" * n + "1" + ")" * n + " WHERE id > 0;\n"),
        "concatenation": sql(lambda n: "DO $$ BEGIN EXECUTE " + " || ".join(["'a'"] * (n + 1)) + "; END $$;\n"),
        "block": sql(lines(lambda i: f"  DELETE FROM t WHERE id = {i};\n", "DO $$ BEGIN\n", "END $$;\n")),
        "conditions": sql(lambda n: "DO $$ BEGIN\n" + "IF true THEN " * min(n, 2000) + "DELETE FROM t; " +
                          "END IF; " * min(n, 2000) + "END $$;\n"),
        "functions": sql(repeat(lambda i: f"CREATE FUNCTION f{i}() RETURNS int LANGUAGE sql AS $$ SELECT {i} $$;\n"
                                          f"SELECT f{i}();\n")),
        "function_again": sql(repeat(lambda i: "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS "
                                               f"$$ SELECT {i} $$;\nSELECT f();\n")),
        "atomic_body": sql(lambda n: "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC " + "SELECT 1; " * n + "END;\n"),
        "newer_syntax": sql(lambda n: "SELECT 1_000;\n" * n),
        "open_dollars": sql(lambda n: "SELECT " + "$a " * n + ";\n"),
        "copies": sql(lambda n: "COPY t FROM stdin;\n1\n\\.\n" * n),
        "copies_without_end": sql(lambda n: "COPY t FROM stdin;\n1\n" * n),
        "commands": sql(lambda n: "\\echo a\n" * n),
        "connects": sql(repeat(lambda i: f"CREATE DATABASE d{i};\n\\connect d{i}\n")),
        "semicolons": sql(lambda n: ";" * n),
        "enum_values": sql(repeat(lambda i: f"ALTER TYPE e ADD VALUE 'v{i}';\n")),
        "values_with_calls": sql(lambda n: "INSERT INTO t VALUES " + ", ".join(["(now())"] * (n + 1)) + ";\n"),
    },
    "validate": {
        "attributes_on_one_line": schema(lambda n: "model t {\n  id Int @id " +
                                         " ".join(f"@x{i}" for i in range(n)) + "\n}\n"),
        "arguments_on_one_line": schema(lambda n: MODEL_OPEN + "  b Int @default(1, " +
                                        ", ".join(f"x{i}: 1" for i in range(n)) + ")\n}\n"),
        "unknown_types": schema(lines(lambda i: f"  f{i} Nope{i}\n", MODEL_OPEN, "}\n")),
        "same_models": schema(lines(lambda i: MODEL)),
        "same_fields": schema(lines(lambda i: "  b Int\n", MODEL_OPEN, "}\n")),
        "same_values": schema(lines(lambda i: "  a\n", "enum e {\n", "}\n" + MODEL)),
        "near_names": schema(lines(lambda i: f"model Abc{i} {{\n  id Int @id\n  b Abd{i}\n}}\n", MODEL)),
        "relations": schema(lambda n: "model b {\n  id Int @id\n" + "".join(f"  a{i} a{i}[]\n" for i in range(n)) +
                            "}\n" + "".join(f"model a{i} {{\n  id Int @id\n  bid Int\n  b b @relation(fields: [bid], "
                                            "references: [id])\n}\n" for i in range(n))),
        "junk_lines": schema(lambda n: "%%%\n" * n + MODEL),
        "nested_calls": schema(lambda n: MODEL_OPEN + "  b String @default(" + "f(" * n + "1" + ")" * n + ")\n}\n"),
    },
}

HISTORY = """CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL,
finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count int NOT NULL DEFAULT 0);
"""
INSERT = ("INSERT INTO _prisma_migrations SELECT gen_random_uuid()::text, 'c' || i, {finished}, {name}, NULL, "
          "{rolled_back}, now(), 1 FROM generate_series(1, {n}) i;\n")


def rows(finished="now()", name="'2020' || i", rolled_back="NULL"):
    return lambda n: HISTORY + INSERT.format(n=n, finished=finished, name=name, rolled_back=rolled_back)


HISTORY_GROWTH = {
    "foreign_rows": rows(),
    "failed_rows": rows(finished="NULL"),
    "rolled_back_rows": rows(finished="NULL", rolled_back="now()", name="'20250101000000_a'"),
    "rows_of_one_name": rows(name="'20250101000000_a'"),
}

SAMPLE_GROWTH = {"nested_comments", "lone_statements", "directives", "drops_on_one_line", "long_sum", "function_again",
                 "attributes_on_one_line", "foreign_rows"}
