#include "schemac/ddl/data_loss.hpp"

#include <gtest/gtest.h>

#include "schemac/base/text.hpp"

namespace schemac::ddl {
namespace {

std::string found(std::string_view script) {
  std::vector<std::string> lines;
  for (const DataLoss& loss : data_losses(script))
    lines.push_back(std::to_string(loss.line) + " " + loss.what);
  return base::join(lines, "; ");
}

struct Case {
  const char* script;
  const char* expected;
};

TEST(DataLosses, AreFoundByTheirWords) {
  const Case cases[] = {
      {"", ""},
      {"CREATE TABLE a (id int); ALTER TABLE b ADD COLUMN x int DEFAULT 1;", ""},
      {"\nDROP TABLE \"User\";", "2 drops the table \"User\""},
      {"drop table if exists a, s.b cascade",
       "1 drops the table a and what depends on it; 1 drops the table s.b and what depends on it"},
      {"ALTER TABLE \"User\" DROP COLUMN \"a\",\nDROP COLUMN IF EXISTS b, ADD COLUMN c int, DROP d;",
       "1 drops the column \"a\" of \"User\"; 1 drops the column b of \"User\"; 1 drops the column d of "
       "\"User\""},
      {"ALTER TABLE ONLY s.t DROP CONSTRAINT x, ALTER COLUMN y DROP DEFAULT, ALTER z DROP NOT NULL;", ""},
      {"ALTER TABLE t ADD CHECK (f(a, drop_it)), ALTER c TYPE numeric(10, 2) USING round(c, 2);",
       "1 changes the type of the column c of t, which may lose values"},
      {"TRUNCATE a, b; TRUNCATE TABLE ONLY c CASCADE;",
       "1 empties the table a; 1 empties the table b; 1 empties the table c"},
      {"DELETE FROM a; DELETE FROM a WHERE x;", "1 deletes all rows of a; 1 deletes rows of a"},
      {"WITH gone AS (DELETE FROM a WHERE old RETURNING *) INSERT INTO b SELECT * FROM gone;",
       "1 deletes rows of a"},
      {"DROP TYPE e; DROP VIEW v; DROP INDEX i;", ""},
      {"DROP TYPE e CASCADE;", "1 drops the type e and what depends on it"},
      {"DROP SCHEMA old;", "1 drops the schema old"},
      {"CREATE TEMP TABLE t (a int); DELETE FROM T; DROP TABLE \"t\";", ""},
      {"-- DROP TABLE a;\nSELECT 'DROP TABLE b'; /* TRUNCATE c */", ""},
      {"SELECT 1; this is not SQL; DROP TABLE a;", "1 drops the table a"},
  };
  for (const Case& c : cases) EXPECT_EQ(found(c.script), c.expected) << c.script;
}

// A database of three functions and one table.
class Facts : public DatabaseFacts {
 public:
  Routine routine(const std::string& schema, const std::string& name) override {
    if (schema == "pg_catalog" || name == "now" || name == "count" || name == "set_config" ||
        name == "lower" || name == "format")
      return {true, {}};
    if (name == "purge") {
      return {true,
              {"CREATE FUNCTION public.purge() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM users; "
               "END $$"}};
    }
    if (name == "calls_purge")
      return {true,
              {"CREATE FUNCTION calls_purge() RETURNS void LANGUAGE sql AS 'SELECT purge(); SELECT "
               "calls_purge()'"}};
    return {};
  }
  std::optional<std::string> column_type(const std::string&, const std::string& table,
                                         const std::string& column) override {
    if (table != "users") return std::nullopt;
    if (column == "id") return "integer";
    if (column == "price") return "numeric(10,2)";
    if (column == "at") return "timestamp(3) without time zone";
    return "text";
  }
};

// Everything that the guard of a protected environment says, with a `?` before what cannot be read.
std::string guarded(std::string_view script) {
  Facts facts;
  DataLossReader reader(&facts);
  std::vector<std::string> lines;
  for (const DataLoss& loss : reader.read(script)) lines.push_back((loss.certain ? "" : "? ") + loss.what);
  return base::join(lines, "; ");
}

// Each loses rows of a table that is there, or values of all of them.
TEST(DataLosses, OfEveryKindOfStatementAreStopped) {
  for (
      const char* script : {
          "DROP TABLE users;",
          "CREATE TABLE IF NOT EXISTS users (id int); DROP TABLE users;",
          "CREATE TABLE IF NOT EXISTS users AS SELECT 1; TRUNCATE users;",
          "CREATE TEMP TABLE users (id int); DROP TABLE users; DROP TABLE users;",
          "CREATE TEMP TABLE users (id int) ON COMMIT DROP; COMMIT; DELETE FROM users;",
          "CREATE TABLE users (id int); ROLLBACK; DROP TABLE users;",
          "SET search_path = other; CREATE TABLE users (id int); SET search_path = public; DROP TABLE users;",
          "CREATE TABLE users (id int); SELECT set_config('search_path', 'public', false); DROP TABLE users;",
          "CREATE TABLE s.users (id int); DROP TABLE users;",
          "CREATE TABLE n (id int); ALTER TABLE n RENAME TO m; ALTER TABLE users RENAME TO n; DROP TABLE n;",
          "CREATE SCHEMA s; ALTER TABLE users SET SCHEMA s; DROP SCHEMA s CASCADE;",
          "CREATE SCHEMA IF NOT EXISTS s; DROP SCHEMA s CASCADE;",
          "CREATE TABLE p (id int) PARTITION BY LIST (id); ALTER TABLE p ATTACH PARTITION users DEFAULT; "
          "DROP TABLE p;",
          "CREATE TABLE p (id int); ALTER TABLE users INHERIT p; DELETE FROM p;",
          "CREATE TABLE p (id int PRIMARY KEY); ALTER TABLE users ADD FOREIGN KEY (id) REFERENCES p ON "
          "DELETE CASCADE; "
          "DELETE FROM p;",
          "CREATE TABLE p (id int PRIMARY KEY); TRUNCATE p CASCADE;",
          "DO $$ BEGIN DELETE FROM users; END $$;",
          "DO LANGUAGE plpgsql 'BEGIN TRUNCATE users; END';",
          "DO $$ BEGIN EXECUTE 'DROP ' || 'TABLE users'; END $$;",
          "DO $$ BEGIN EXECUTE format('DROP TABLE %I', 'users'); END $$;",
          "DO $$ BEGIN EXECUTE 'TRUNCATE ' || quote_ident('users'); END $$;",
          "DO $$ DECLARE t text := 'DROP TABLE users'; BEGIN EXECUTE t; END $$;",
          "DO $$ DECLARE r record; BEGIN FOR r IN DELETE FROM users RETURNING * LOOP NULL; END LOOP; END $$;",
          "DO $$ DECLARE r record; BEGIN FOR r IN EXECUTE 'DELETE FROM users RETURNING *' LOOP NULL; END "
          "LOOP; END $$;",
          "DO $$ BEGIN IF true THEN PERFORM purge(); END IF; END $$;",
          "DO $$ DECLARE n int; BEGIN n := purge(); END $$;",
          "DO $$ BEGIN BEGIN TRUNCATE users; EXCEPTION WHEN OTHERS THEN NULL; END; END $$;",
          "DO LANGUAGE plpython3u $$ plpy.execute('DELETE FROM users') $$;",
          "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'TRUNCATE users'; SELECT f();",
          "CREATE FUNCTION f() RETURNS void LANGUAGE sql BEGIN ATOMIC DELETE FROM users; END; SELECT f();",
          "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN TRUNCATE users; END $$; SELECT * "
          "FROM f();",
          "CREATE PROCEDURE p() LANGUAGE sql AS 'DELETE FROM users'; CALL p();",
          "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM users; RETURN NEW; "
          "END $$; CREATE "
          "TRIGGER t AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION f(); INSERT INTO a VALUES (1);",
          "CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'DELETE FROM users; SELECT 1'; CREATE OPERATOR "
          "!! "
          "(rightarg = int, function = f); SELECT !! 1;",
          "CREATE RULE r AS ON INSERT TO a DO ALSO DELETE FROM users; INSERT INTO a VALUES (1);",
          "SELECT purge();",
          "SELECT public.calls_purge();",
          "INSERT INTO a SELECT purge();",
          "INSERT INTO a VALUES (purge());",
          "INSERT INTO a VALUES ((ARRAY[1, 2])[1:purge()]);",
          "INSERT INTO a VALUES (U&\"p\\0075rge\"());",
          "CALL not_there();",
          "SELECT dblink_exec('db', 'DROP TABLE users');",
          "SELECT lo_unlink(1);",
          "EXPLAIN ANALYZE DELETE FROM users;",
          "EXPLAIN (COSTS off, ANALYZE) DELETE FROM users;",
          "MERGE INTO users u USING (SELECT 1) s ON true WHEN MATCHED THEN DELETE;",
          "ALTER TABLE users ALTER COLUMN email TYPE int USING 0;",
          "ALTER TABLE users ALTER COLUMN email TYPE varchar(2) USING left(email, 2);",
          "ALTER TABLE users ALTER COLUMN email TYPE varchar(2) USING email::varchar(2);",
          "ALTER TABLE users ALTER COLUMN price TYPE int;",
          "ALTER TABLE users ALTER COLUMN price TYPE numeric(10,1);",
          "ALTER TABLE users ALTER COLUMN at TYPE date;",
          "ALTER TABLE users ALTER COLUMN at TYPE date USING at::date;",
          "ALTER TABLE other ALTER COLUMN x TYPE date;",
          "WITH a AS (SELECT 1), b AS (DELETE FROM users) SELECT 1;",
          "WITH b AS (DELETE FROM users RETURNING *) INSERT INTO a SELECT * FROM b;",
          "COPY (DELETE FROM users RETURNING *) TO '/tmp/x';",
          "COPY a FROM PROGRAM 'psql -c \"DROP TABLE users\"';",
          "PREPARE p AS DELETE FROM users; EXECUTE p;",
          "DECLARE c CURSOR FOR SELECT * FROM users; DELETE FROM users WHERE CURRENT OF c;",
          "TRUNCATE ONLY users;",
          "DELETE FROM ONLY users *;",
          "ALTER TABLE IF EXISTS ONLY users DROP email;",
          "ALTER TYPE pair DROP ATTRIBUTE a CASCADE;",
          "DROP OWNED BY CURRENT_USER;",
          "DROP DATABASE app;",
          "DROP TYPE mood CASCADE;",
          "UPDATE users SET email = NULL;",
          "UPDATE users SET email = 'x'::text;",
          "LOAD 'library';",
          "FROBNICATE users;",
          "SELECT 'a",
      }) {
    EXPECT_NE(guarded(script), "") << script;
  }
}

// What every team's migrations do.
TEST(DataLosses, AreNotSeenWhereNoneIs) {
  for (const char* script : {
           "CREATE TABLE a (id serial PRIMARY KEY, at timestamptz DEFAULT now()); DROP TABLE a;",
           "CREATE TABLE a (id int); INSERT INTO a SELECT id FROM users; TRUNCATE a; DELETE FROM a; DROP "
           "TABLE a CASCADE;",
           "CREATE SCHEMA s; CREATE TABLE s.t (id int); DROP SCHEMA s CASCADE;",
           "CREATE TABLE a (id int); ALTER TABLE a RENAME TO b; ALTER TABLE b SET SCHEMA s; DROP TABLE s.b;",
           "ALTER TABLE users ADD COLUMN tmp int; UPDATE users SET tmp = 1; ALTER TABLE users DROP COLUMN "
           "tmp;",
           "UPDATE users SET email = lower(email) WHERE email IS NOT NULL;",
           "UPDATE users SET email = 'none' WHERE email IS NULL;",
           "ALTER TABLE users ALTER COLUMN id TYPE bigint;",
           "ALTER TABLE users ALTER COLUMN email TYPE varchar(20);",
           "ALTER TABLE users ALTER COLUMN price TYPE numeric(12,3);",
           "ALTER TABLE users ALTER COLUMN at TYPE timestamptz(3) USING at::timestamptz(3);",
           "ALTER TABLE \"users\" ALTER COLUMN \"email\" TYPE \"Mood_new\" USING "
           "(\"email\"::text::\"Mood_new\");",
           "EXPLAIN DELETE FROM users;",
           "CREATE FUNCTION clean() RETURNS void LANGUAGE sql AS 'DELETE FROM users';",
           "CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION purge();",
           "MERGE INTO users u USING a ON a.id = u.id WHEN NOT MATCHED THEN INSERT VALUES (1);",
           "DO $$ BEGIN CREATE TYPE mood AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;",
           "DO $$ DECLARE n int; BEGIN SELECT count(*) INTO n FROM users; IF n > 0 THEN RAISE NOTICE '%', n; "
           "END IF; END $$;",
           "DO $$ BEGIN EXECUTE format('ALTER TABLE %I ADD COLUMN x int', 'users'); END $$;",
           "INSERT INTO users (id, email) VALUES (1, 'DROP TABLE users; TRUNCATE(x)') ON CONFLICT DO "
           "NOTHING;",
           "SELECT pg_catalog.set_config('search_path', '', false);",
           "DROP INDEX i; DROP VIEW v; DROP FUNCTION f; DROP TRIGGER t ON users; DROP TYPE mood;",
           "COPY users FROM stdin;\n1\tDROP TABLE users\n\\.\n",
       }) {
    EXPECT_EQ(guarded(script), "") << script;
  }
}

// A function that one pending migration makes and the next one calls.
TEST(DataLosses, OfAFunctionThatAnEarlierScriptDefines) {
  Facts facts;
  DataLossReader reader(&facts);
  EXPECT_TRUE(reader.read("CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DELETE FROM users'").empty());
  const std::vector<DataLoss> losses = reader.read("SELECT 1;\nSELECT f();");
  ASSERT_EQ(losses.size(), 1U);
  EXPECT_EQ(losses[0], (DataLoss{2, "deletes all rows of users (in f())", true}));
}

// Nested as deep as the parser takes it: no stack of ours grows with the text.
TEST(DataLosses, OfDeepExpressions) {
  std::string sum = "SELECT 1";
  for (int i = 0; i < 300; ++i) sum += " + 1";
  EXPECT_EQ(guarded(sum), "");
}

}  // namespace
}  // namespace schemac::ddl
