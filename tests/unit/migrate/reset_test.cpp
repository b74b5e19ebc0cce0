// reset, execute, dry run, baseline.
#include "schemac/migrate/reset.hpp"

#include "fixture.hpp"
#include "schemac/migrate/execute.hpp"
#include "schemac/migrate/preview.hpp"
#include "schemac/migrate/resolve.hpp"

namespace schemac::migrate {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Reset : public OnServer {};

TEST_F(Reset, empties_the_schemas_and_applies_the_history) {
  folder.migration("1", "CREATE TABLE a (id serial PRIMARY KEY, t text);");
  EXPECT_EQ(applied_now(), 1u);
  execute(
      "INSERT INTO a (t) VALUES ('x'); CREATE SCHEMA s; CREATE TABLE s.b (id int REFERENCES a); CREATE VIEW "
      "v AS SELECT * "
      "FROM a; CREATE MATERIALIZED VIEW m AS SELECT * FROM v; CREATE TYPE e AS ENUM ('x'); CREATE DOMAIN d "
      "AS int; "
      "CREATE FUNCTION f(int, e) RETURNS int LANGUAGE sql AS 'select 1'; CREATE PROCEDURE p() LANGUAGE sql "
      "AS 'select 1'; "
      "CREATE AGGREGATE g(int) (sfunc = int4pl, stype = int); CREATE SEQUENCE q; CREATE COLLATION k FROM "
      "\"C\"; CREATE "
      "TYPE c AS (x int); CREATE TABLE pt (i int) PARTITION BY RANGE (i); CREATE TABLE pt1 PARTITION OF pt "
      "DEFAULT; "
      "CREATE STATISTICS st ON id, t FROM a; CREATE TABLE \"Odd \"\"name\" (id int); CREATE OPERATOR %%% "
      "(leftarg = int, "
      "rightarg = int, function = int4pl); GRANT USAGE ON SCHEMA s TO public");
  const auto result = reset(url(), folder.read(), {"public", "s", "not_there"});
  ASSERT_TRUE(result.ok()) << result.error().message;
  EXPECT_THAT(result->emptied.kept, IsEmpty());
  EXPECT_EQ(result->applied.applied.size(), 1u);
  EXPECT_EQ(one("SELECT count(*) FROM a"), "0");
  EXPECT_EQ(
      one("SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class c JOIN pg_namespace n ON n.oid = "
          "relnamespace WHERE nspname IN ('public', 's') AND relkind IN ('r', 'v', 'm', 'S', 'c', 'p')"),
      "_prisma_migrations,a,a_id_seq");
  EXPECT_EQ(one("SELECT count(*) FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = "
                "'public'"),
            "0");
  // The schema and its grants stay.
  EXPECT_EQ(one("SELECT has_schema_privilege('public', 's', 'USAGE')"), "t");
}

TEST_F(Reset, extensions_go_with_their_members) {
  if (one("SELECT count(*) FROM pg_available_extensions WHERE name = 'citext'") != "1") {
    GTEST_SKIP() << "the extension citext is not installed on this machine";
  }
  execute("CREATE EXTENSION citext; CREATE TABLE t (c citext)");
  const auto result = reset(url(), folder.read(), {"public"});
  ASSERT_TRUE(result.ok()) << result.error().message;
  EXPECT_EQ(one("SELECT count(*) FROM pg_extension WHERE extname = 'citext'"), "0");
  EXPECT_FALSE(exists("t"));
}

TEST_F(Reset, a_history_that_cannot_run_drops_nothing) {
  execute("CREATE TABLE kept (id int)");
  folder.migration("1", "\\i other.sql\n");
  const auto result = reset(url(), folder.read(), {"public"});
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, "meta-command");
  EXPECT_TRUE(exists("kept"));
}

class Execute : public OnServer {};

TEST_F(Execute, runs_a_script_as_a_whole_and_leaves_no_history) {
  auto result =
      migrate::execute(url(), "s.sql", "CREATE TABLE a (id int);\nINSERT INTO a VALUES (1), (2);\n");
  ASSERT_TRUE(result.ok());
  ASSERT_FALSE(result->failed);
  EXPECT_EQ(result->ran.statements.size(), 2u);
  EXPECT_FALSE(exists("_prisma_migrations"));
  result = migrate::execute(url(), "s.sql", "CREATE TABLE b (id int);\nSELECT * FROM nowhere;\n");
  ASSERT_TRUE(result->failed);
  EXPECT_EQ(result->failed->line, 2u);
  EXPECT_EQ(result->failed->error.code, "sql-error");
  EXPECT_FALSE(exists("b"));
  result = migrate::execute(url(), "s.sql", "CREATE INDEX CONCURRENTLY i ON a (id);\nDROP TABLE a;\n");
  EXPECT_FALSE(result->failed);
  EXPECT_FALSE(exists("a"));
}

class DryRun : public OnServer {};

TEST_F(DryRun, shows_units_and_locks_and_changes_nothing) {
  folder.migration("1", "CREATE TABLE a (id int);");
  EXPECT_EQ(applied_now(), 1u);
  folder.migration("2",
                   "ALTER TABLE a ADD COLUMN x int;\nCREATE INDEX CONCURRENTLY i ON a (x);\nDROP TABLE a;");
  pg::Session own = session();
  const auto result = preview(own, folder.read());
  ASSERT_TRUE(result.ok());
  ASSERT_EQ(result->migrations.size(), 1u);
  const std::vector<PlannedUnit>& units = result->migrations[0].units;
  ASSERT_EQ(units.size(), 3u);
  EXPECT_TRUE(units[0].transaction);
  EXPECT_THAT(units[0].statements[0].locks, ElementsAre("ACCESS EXCLUSIVE on a"));
  EXPECT_FALSE(units[1].transaction);
  EXPECT_EQ(units[1].statements[0].line, 2u);
  EXPECT_THAT(units[1].statements[0].locks, ElementsAre("SHARE UPDATE EXCLUSIVE on a"));
  EXPECT_EQ(history().size(), 1u);
}

TEST_F(DryRun, finds_what_would_stop_the_run) {
  folder.migration("1", "COPY a FROM STDIN;");
  pg::Session own = session();
  EXPECT_EQ(preview(own, folder.read()).error().code, "copy-stdin");
}

class Baseline : public OnServer {};

TEST_F(Baseline, marks_everything_up_to_a_name) {
  execute("CREATE TABLE a (id int); CREATE TABLE b (id int)");
  folder.migration("1", "CREATE TABLE a (id int);");
  folder.migration("2", "CREATE TABLE b (id int);");
  folder.migration("3", "CREATE TABLE c (id int);");
  EXPECT_EQ(refused().code, "P3005");
  EXPECT_EQ(baseline(url(), folder.read(), "9").error().code, "P3017");
  EXPECT_THAT(baseline(url(), folder.read(), "2").value(), ElementsAre("1", "2"));
  EXPECT_THAT(baseline(url(), folder.read(), "2").value(), IsEmpty());
  EXPECT_EQ(applied_now(), 1u);
  EXPECT_TRUE(exists("c"));
}

class LockTable : public OnServer {};

TEST_F(LockTable, what_cannot_fit_is_refused_before_it_runs) {
  std::string script;
  for (int i = 0; i < 60'000; ++i)
    script += "CREATE TABLE t" + std::to_string(i) + " (id int PRIMARY KEY, t text);\n";
  folder.migration("1", script);
  const base::Error error = refused();
  EXPECT_EQ(error.code, "lock-table-too-small");
  EXPECT_THAT(error.message, HasSubstr("`1`"));
  EXPECT_THAT(error.hint, HasSubstr("max_locks_per_transaction = "));
  EXPECT_FALSE(exists("_prisma_migrations"));
}

}  // namespace
}  // namespace schemac::migrate
