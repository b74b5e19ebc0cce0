// `-- schemac: batch`: one statement in ranges of a key, each in a transaction of its own, gone on with after
// any end.
#include "fixture.hpp"
#include "schemac/migrate/preview.hpp"
#include "schemac/migrate/rollback.hpp"

namespace schemac::migrate {
namespace {

using ::testing::HasSubstr;

class Batches : public OnServer {
 protected:
  // 1,000 rows, in five tables of different keys.
  void tables() const {
    execute(
        "CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL DEFAULT 0);"
        "INSERT INTO t SELECT i FROM generate_series(1, 1000) i;"
        "CREATE TABLE pair (a text, \"B\" int, n int DEFAULT 0, PRIMARY KEY (a, \"B\"));"
        "INSERT INTO pair SELECT 'x' || i / 10, i FROM generate_series(1, 1000) i;"
        "CREATE TABLE ids (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), n int DEFAULT 0);"
        "INSERT INTO ids SELECT FROM generate_series(1, 1000);"
        "CREATE TABLE plain (n int);"
        "INSERT INTO plain SELECT 0 FROM generate_series(1, 1000);"
        "CREATE TABLE parts (id int, n int DEFAULT 0, PRIMARY KEY (id)) PARTITION BY RANGE (id);"
        "CREATE TABLE parts1 PARTITION OF parts FOR VALUES FROM (0) TO (500);"
        "CREATE TABLE parts2 PARTITION OF parts FOR VALUES FROM (500) TO (2000);"
        "INSERT INTO parts SELECT i FROM generate_series(1, 1000) i");
    execute(
        "CREATE TABLE _prisma_migrations (id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT "
        "NULL, "
        "finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at "
        "TIMESTAMPTZ, "
        "started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)");
  }
  std::string transactions(const std::string& table) const {
    return one("SELECT count(DISTINCT xmin::text) FROM " + table);
  }
  std::string sum(const std::string& table) const { return one("SELECT sum(n) FROM " + table); }
  // What is said of a file that cannot be run.
  std::string failure_of(const std::string& script) const {
    folder.migration("1", script);
    const ApplyResult result = apply_all();
    return result.failed ? result.failed->error.message + ' ' + result.failed->error.hint : "no failure";
  }
};

TEST_F(Batches, by_the_primary_key) {
  tables();
  folder.migration("1", "-- schemac: batch size=100\nUPDATE t SET n = n + 1;\nCREATE TABLE u (a int);");
  const ApplyResult result = apply_all();
  ASSERT_FALSE(result.failed) << result.failed->error.message;
  EXPECT_EQ(sum("t"), "1000");
  EXPECT_EQ(transactions("t"), "10");
  EXPECT_EQ(result.applied[0].statements[0].rows, 1000);
  EXPECT_EQ(result.applied[0].statements.size(), 2u);
  EXPECT_TRUE(exists("u"));
  EXPECT_EQ(history()[0].applied_steps_count, 1);
  EXPECT_FALSE(history()[0].logs);
}

TEST_F(Batches, by_keys_of_every_form) {
  tables();
  folder.migration(
      "1",
      "-- schemac: batch key=a,\"B\" size=100\nUPDATE pair SET n = n + 1;\n"
      "-- schemac: batch key=id size=100\nUPDATE ids AS x SET n = x.n + 1 WHERE x.n = 0;\n"
      "-- schemac: batch key=ctid size=100\nUPDATE plain SET n = 1 WHERE n = 0;\n"
      "-- schemac: batch size=100\nUPDATE parts SET n = n + 1;\n"
      "CREATE TABLE copy (id int, n int);\n"
      "-- schemac: batch key=id size=100\nINSERT INTO copy SELECT t.id, 1 FROM t;\n"
      "-- schemac: batch size=100\nDELETE FROM t USING copy WHERE copy.id = t.id AND t.id <= 900;");
  const ApplyResult result = apply_all();
  ASSERT_FALSE(result.failed) << result.failed->error.message;
  for (const char* table : {"pair", "ids", "plain", "parts", "copy"}) EXPECT_EQ(sum(table), "1000") << table;
  EXPECT_EQ(one("SELECT count(*) FROM t"), "100");
  EXPECT_EQ(transactions("pair"), "10");
  EXPECT_EQ(transactions("copy"), "10");
}

TEST_F(Batches, an_empty_table_has_none) {
  folder.migration(
      "1",
      "CREATE TABLE e (id int PRIMARY KEY);\n-- schemac: batch\nDELETE FROM e;\n-- schemac: batch "
      "key=ctid\nDELETE FROM e;");
  EXPECT_EQ(applied_now(), 1u);
}

// Wherever a run ends, the next one writes each row that is left once.
TEST_F(Batches, go_on_where_a_run_has_ended) {
  tables();
  execute("CREATE TABLE stop (id int); INSERT INTO stop VALUES (501)");
  execute(
      "CREATE FUNCTION stops() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT FROM stop "
      "WHERE id "
      "= NEW.id) THEN RAISE 'not this one'; END IF; RETURN NEW; END $$;"
      "CREATE TRIGGER stops BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION stops()");
  folder.migration("1", "CREATE TABLE u (a int);\n-- schemac: batch size=100\nUPDATE t SET n = n + 1;");
  const ApplyResult result = apply_all();
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->line, 3u);
  EXPECT_FALSE(result.failed->undone);
  EXPECT_EQ(result.failed->completed, 1u);
  EXPECT_THAT(result.failed->error.message, HasSubstr("not this one"));
  EXPECT_EQ(result.failed->error.hint,
            "The batches of line 3 up to \"id\" = 500 (500 rows) are committed and stay. Run `schemac apply` "
            "again: "
            "it goes on behind them.");
  EXPECT_EQ(sum("t"), "500");
  execute("DELETE FROM stop");
  const ApplyResult again = apply_all();
  ASSERT_FALSE(again.failed) << again.failed->error.message;
  EXPECT_TRUE(again.applied[0].resumed);
  EXPECT_EQ(again.applied[0].statements[0].rows, 500);
  EXPECT_EQ(one("SELECT min(n) || ' ' || max(n) FROM t"), "1 1");
}

// Another text is another statement: it begins with the first row.
TEST_F(Batches, a_corrected_statement_begins_anew) {
  tables();
  folder.migration("1", "-- schemac: batch size=100\nUPDATE t SET n = 1 / (id - 501);");
  EXPECT_TRUE(apply_all().failed);
  folder.migration("1", "-- schemac: batch size=100\nUPDATE t SET n = 2;");
  EXPECT_EQ(applied_now(), 1u);
  EXPECT_EQ(sum("t"), "2000");
}

TEST_F(Batches, on_the_way_back) {
  tables();
  folder.migration("1", "ALTER TABLE t ADD COLUMN x int;");
  folder.file("1/down.sql", "-- schemac: batch size=100\nUPDATE t SET n = 1;\nALTER TABLE t DROP COLUMN x;");
  EXPECT_EQ(applied_now(), 1u);
  RollbackRequest request;
  request.accept_data_loss = true;
  const auto back = rollback(url(), folder.read(), request);
  ASSERT_TRUE(back.ok()) << back.error().message;
  ASSERT_FALSE(back->failed) << back->failed->error.message;
  EXPECT_EQ(sum("t"), "1000");
  EXPECT_EQ(transactions("t"), "10");
}

// A client that holds a row is waited for, batch by batch.
TEST_F(Batches, a_row_that_is_held) {
  tables();
  folder.migration("1", "-- schemac: batch size=100 \nUPDATE t SET n = n + 1;");
  pg::Session other = session();
  ASSERT_TRUE(other.execute("BEGIN; UPDATE t SET n = 5 WHERE id = 500").ok());
  ApplyOptions options;
  options.lock_attempts = 2;
  const ApplyResult result = apply_all(options);
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->error.sqlstate, "55P03");
  EXPECT_FALSE(result.failed->undone);
  ASSERT_TRUE(other.execute("COMMIT").ok());
  EXPECT_EQ(applied_now(), 1u);
  EXPECT_EQ(sum("t"), "1005");
}

TEST_F(Batches, rows_are_protected_in_each) {
  tables();
  folder.migration("1", "-- schemac: batch size=100\nDELETE FROM t;");
  ApplyOptions options;
  options.protect_rows = true;
  const ApplyResult result = apply_all(options);
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->error.code, "rows-protected");
  EXPECT_EQ(one("SELECT count(*) FROM t"), "1000");
}

TEST_F(Batches, are_told_before_they_run) {
  tables();
  folder.migration("1", "SELECT 1;\n-- schemac: batch\nUPDATE t SET n = 1;");
  pg::Session own = session();
  const auto planned = preview(own, folder.read(), {}, nullptr);
  ASSERT_TRUE(planned.ok()) << planned.error().message;
  const auto& units = planned->migrations[0].units;
  ASSERT_EQ(units.size(), 2u);
  EXPECT_FALSE(units[0].batches);
  EXPECT_TRUE(units[1].batches);
}

TEST_F(Batches, what_no_key_divides) {
  tables();
  execute(
      "CREATE TABLE free (a int, b int NOT NULL); CREATE VIEW v AS SELECT * FROM t; CREATE INDEX ON t (n)");
  const struct {
    const char* script;
    const char* said;
  } cases[] = {
      {"-- schemac: batch\nUPDATE plain SET n = 1", "plain has no primary key to divide it by"},
      {"-- schemac: batch\nUPDATE t SET id = id + 10000", "writes the key column id"},
      {"-- schemac: batch key=x\nUPDATE t SET n = 1", "t has no column \"x\""},
      {"-- schemac: batch key=a\nUPDATE free SET b = 1", "it may be NULL, and such rows are in no range"},
      {"-- schemac: batch key=b\nUPDATE free SET a = 1", "No index of free begins with \"b\""},
      {"-- schemac: batch key=n,id\nDELETE FROM t", "No index of t begins with \"n\", \"id\""},
      {"-- schemac: batch key=ctid\nDELETE FROM parts", "it is partitioned"},
      {"-- schemac: batch key=id\nUPDATE v SET n = 1", "it is no table"},
      {"-- schemac: batch\nUPDATE missing SET n = 1", "does not exist"},
  };
  for (const auto& one_case : cases) EXPECT_THAT(failure_of(one_case.script), HasSubstr(one_case.said));
  EXPECT_EQ(sum("t"), "0");
}

TEST_F(Batches, comments_that_cannot_be_obeyed_stop_before_anything_runs) {
  const struct {
    const char* script;
    const char* said;
  } cases[] = {
      {"-- schemac: batch\nCREATE TABLE a (id int)",
       "above line 2 cannot be obeyed: the statement is no UPDATE"},
      {"BEGIN;\n-- schemac: batch\nDELETE FROM t;\nCOMMIT", "inside of the script's own transaction"},
      {"BEGIN;\n-- schemac: commit\nSELECT 1;\nCOMMIT", "inside of the script's own transaction"},
      {"-- schemac: batch sise=3\nDELETE FROM t", "`sise=3` in line 1 is not understood"},
      {"-- schemac: batch size=0\nDELETE FROM t", "`size=0` in line 1"},
      {"-- schemac: batch pause=1parsec\nDELETE FROM t", "`pause=1parsec` in line 1"},
      {"-- schemac: size=5\nDELETE FROM t", "`size=5` in line 1"},
      {"-- schemac: commit=now\nDELETE FROM t", "`commit=now` in line 1"},
      {"-- schemac: batch key=a,\nDELETE FROM t", "`key=a,` in line 1"},
  };
  for (const auto& one_case : cases) {
    folder.migration("1", one_case.script);
    const base::Error error = refused();
    EXPECT_EQ(error.code, "bad-directive") << one_case.script;
    EXPECT_THAT(error.message, HasSubstr(one_case.said)) << one_case.script;
  }
}

TEST_F(Batches, a_commit_ends_a_unit) {
  folder.migration("1", "CREATE TABLE a (id int);\n-- schemac: commit\nSELECT 1/0;");
  const ApplyResult result = apply_all();
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->completed, 1u);
  EXPECT_TRUE(exists("a"));
  folder.migration("1", "CREATE TABLE a (id int);\n-- schemac: commit\nSELECT 1;");
  EXPECT_EQ(applied_now(), 1u);
}

}  // namespace
}  // namespace schemac::migrate
