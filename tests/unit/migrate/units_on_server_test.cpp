// Files that cannot run in one transaction: cut into units, resumed after a crash, repaired.
#include <thread>

#include "fixture.hpp"
#include "history/resume_point.hpp"

namespace schemac::migrate {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

class InUnits : public OnServer {
 protected:
  bool crashes_at(int step) const {
    CrashingObserver observer(step);
    try {
      apply_all({}, &observer);
      return false;
    } catch (const Crash&) {
      return true;
    }
  }
  std::string invalid_indexes() const {
    return one("SELECT count(*) FROM pg_index WHERE NOT indisvalid OR NOT indisready");
  }
  void expect_one_plain_row() const {
    const std::vector<Row> rows = history();
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_TRUE(rows[0].applied());
    EXPECT_EQ(rows[0].applied_steps_count, 1);
    EXPECT_FALSE(rows[0].logs);
  }
};

TEST_F(InUnits, concurrent_indexes_among_other_statements) {
  folder.migration(
      "1",
      "CREATE TABLE t (a int, b int);\nINSERT INTO t VALUES (1, 2);\nCREATE INDEX CONCURRENTLY i ON t(a);\n"
      "CREATE UNIQUE INDEX CONCURRENTLY j ON t(b);\nALTER TABLE t ADD COLUMN c int;\nDROP INDEX "
      "CONCURRENTLY i;\nVACUUM t;");
  const ApplyResult result = apply_all();
  ASSERT_FALSE(result.failed) << result.failed->error.message;
  EXPECT_EQ(result.applied[0].statements.size(), 7u);
  EXPECT_FALSE(exists("i"));
  EXPECT_TRUE(exists("j"));
  expect_one_plain_row();
}

TEST_F(InUnits, an_enum_rebuild_of_prisma_shares_the_files_transaction) {
  execute(
      "CREATE TYPE \"E\" AS ENUM ('a', 'b'); CREATE TABLE _prisma_migrations (id VARCHAR(36) PRIMARY KEY NOT "
      "NULL, "
      "checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs "
      "TEXT, "
      "rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count "
      "INTEGER NOT "
      "NULL DEFAULT 0); CREATE TABLE \"T\" (e \"E\" NOT NULL)");
  const std::string rebuild =
      "-- AlterEnum\nBEGIN;\nCREATE TYPE \"E_new\" AS ENUM ('a');\nALTER TABLE \"T\" ALTER COLUMN e TYPE "
      "\"E_new\" USING "
      "(e::text::\"E_new\");\nALTER TYPE \"E\" RENAME TO \"E_old\";\nALTER TYPE \"E_new\" RENAME TO "
      "\"E\";\nDROP TYPE "
      "\"E_old\";\nCOMMIT;\n";
  folder.migration("1", rebuild + "SELECT 1/0;");
  EXPECT_TRUE(apply_all().failed);
  EXPECT_EQ(one("SELECT count(*) FROM pg_enum"), "2");  // undone although the file had committed it
  folder.migration("1", rebuild);
  EXPECT_EQ(applied_now(), 1u);
  EXPECT_EQ(one("SELECT count(*) FROM pg_enum"), "1");
}

TEST_F(InUnits, an_enum_value_that_the_same_file_uses) {
  execute("CREATE TYPE e AS ENUM ('a')");
  folder.migration(
      "1",
      "CREATE TABLE t (e e);\nALTER TYPE e ADD VALUE 'b';\nALTER TYPE e ADD VALUE 'c';\nINSERT INTO t VALUES "
      "('b');\nALTER TABLE t ALTER COLUMN e SET DEFAULT 'c';");
  const ApplyResult result = apply_all();
  ASSERT_FALSE(result.failed) << result.failed->error.message;
  EXPECT_EQ(result.applied[0].statements.size(), 5u);
  EXPECT_EQ(one("SELECT e FROM t"), "b");
  expect_one_plain_row();
}

TEST_F(InUnits, an_enum_value_that_is_not_used_needs_no_cut) {
  execute("CREATE TYPE e AS ENUM ('a')");
  folder.migration("1", "ALTER TYPE e ADD VALUE 'b';\nSELECT 1/0;");
  EXPECT_TRUE(apply_all().failed);
  EXPECT_EQ(one("SELECT count(*) FROM pg_enum"), "1");
}

TEST_F(InUnits, a_block_that_commits_runs_by_itself) {
  folder.migration("1",
                   "CREATE TABLE t (a int);\nDO $$ BEGIN FOR i IN 1..3 LOOP INSERT INTO t VALUES (i); "
                   "COMMIT; END LOOP; END "
                   "$$;\nCREATE TABLE u (a int);");
  EXPECT_EQ(applied_now(), 1u);
  EXPECT_EQ(one("SELECT count(*) FROM t"), "3");
  expect_one_plain_row();
}

TEST_F(InUnits, the_files_own_rollback_undoes_its_part_only) {
  folder.migration(
      "1", "CREATE TABLE a (x int);\nBEGIN;\nCREATE TABLE b (x int);\nROLLBACK;\nCREATE TABLE c (x int);");
  EXPECT_EQ(applied_now(), 1u);
  EXPECT_TRUE(exists("a"));
  EXPECT_FALSE(exists("b"));
  EXPECT_TRUE(exists("c"));
  expect_one_plain_row();
}

TEST_F(InUnits, a_transaction_with_an_isolation_level) {
  folder.migration(
      "1",
      "BEGIN ISOLATION LEVEL SERIALIZABLE;\nCREATE TABLE a AS SELECT "
      "current_setting('transaction_isolation') "
      "AS level;\nCOMMIT;\nCREATE TABLE b AS SELECT current_setting('transaction_isolation') AS level;");
  EXPECT_EQ(applied_now(), 1u);
  EXPECT_EQ(one("SELECT a.level || ', ' || b.level FROM a, b"), "serializable, read committed");
}

TEST_F(InUnits, an_index_that_cannot_be_built_leaves_nothing) {
  folder.migration("0", "CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1);");
  folder.migration("1", "CREATE UNIQUE INDEX CONCURRENTLY i ON t(a);");
  const ApplyResult result = apply_all();
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->error.sqlstate, "23505");
  EXPECT_TRUE(result.failed->undone);
  EXPECT_EQ(invalid_indexes(), "0");
  EXPECT_FALSE(exists("i"));
  const std::vector<Row> rows = history();
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_TRUE(rows[1].rolled_back_at);
  EXPECT_THAT(*rows[1].logs, HasSubstr("could not create unique index"));
  execute("DELETE FROM t");
  EXPECT_EQ(applied_now(), 1u);
  EXPECT_TRUE(exists("i"));
}

TEST_F(InUnits, somebody_elses_index_of_that_name_stays) {
  folder.migration("0", "CREATE TABLE t (a int); CREATE INDEX i ON t(a);");
  folder.migration("1", "CREATE INDEX CONCURRENTLY i ON t(a);");
  const ApplyResult result = apply_all();
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->error.sqlstate, "42P07");
  EXPECT_TRUE(exists("i"));
}

TEST_F(InUnits, a_broken_concurrent_statement_has_its_own_error) {
  folder.migration("1", "CREATE INDEX CONCURRENTLY i ON /* missing */.\"T\" (a);");
  const ApplyResult result = apply_all();
  ASSERT_TRUE(result.failed);
  EXPECT_THAT(result.failed->error.message, HasSubstr("syntax error at or near \".\""));
  EXPECT_TRUE(result.failed->undone);
}

TEST_F(InUnits, a_failure_behind_finished_units_is_gone_on_with) {
  folder.migration("1",
                   "CREATE TABLE t (a int);\nCREATE INDEX CONCURRENTLY i ON t(a);\nINSERT INTO t VALUES "
                   "(7);\nALTER TABLE t "
                   "ADD COLUMN b nosuchtype;");
  ApplyResult result = apply_all();
  ASSERT_TRUE(result.failed);
  EXPECT_FALSE(result.failed->undone);
  EXPECT_EQ(result.failed->completed, 2u);
  EXPECT_EQ(result.failed->line, 4u);
  EXPECT_THAT(result.failed->error.hint, HasSubstr("The first 2 of its 4 statements have been run and stay"));
  EXPECT_EQ(one("SELECT count(*) FROM t"), "0");
  pg::Session own = session();
  const Status status = read_status(own, folder.read()).value();
  ASSERT_EQ(status.failed.size(), 1u);
  EXPECT_TRUE(status.failed[0].resumable);
  EXPECT_EQ(history()[0].applied_steps_count, 2);
  // The done part was edited: nothing runs.
  folder.migration(
      "1", "CREATE TABLE t (a bigint);\nCREATE INDEX CONCURRENTLY i ON t(a);\nINSERT INTO t VALUES (7);");
  EXPECT_EQ(refused().code, "P3009");
  // The rest was corrected: it runs, and what is done is not done again.
  folder.migration(
      "1",
      "-- corrected\nCREATE TABLE t (a int);\nCREATE INDEX CONCURRENTLY i ON t(a);\nINSERT INTO t VALUES "
      "(7);\nALTER TABLE t ADD COLUMN b int;");
  result = apply_all();
  ASSERT_FALSE(result.failed) << result.failed->error.message;
  EXPECT_TRUE(result.applied[0].resumed);
  EXPECT_EQ(result.applied[0].statements.size(), 2u);
  EXPECT_EQ(one("SELECT a FROM t"), "7");
  expect_one_plain_row();
  EXPECT_EQ(history()[0].checksum, folder.read().migrations[0].checksum);
}

TEST_F(InUnits, an_invalid_index_of_a_killed_run_is_built_again) {
  folder.migration("1",
                   "CREATE TABLE t (a int);\nCREATE INDEX CONCURRENTLY i ON t(a);\nCREATE TABLE u (a int);");
  EXPECT_TRUE(crashes_at(3));  // the index is there, and was not written down
  execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass");
  EXPECT_EQ(history()[0].applied_steps_count, 1);
  EXPECT_EQ(applied_now(), 1u);
  EXPECT_EQ(invalid_indexes(), "0");
  EXPECT_TRUE(exists("u"));
  expect_one_plain_row();
}

TEST_F(InUnits, a_crash_at_any_step_needs_no_person) {
  const std::string script =
      "SET search_path = app;\nCREATE TABLE t (a int, b int);\nINSERT INTO t VALUES (1, 1);\nCREATE INDEX "
      "CONCURRENTLY ON "
      "t(a);\nCREATE UNIQUE INDEX CONCURRENTLY j ON t(b);\nINSERT INTO t VALUES (2, 2);\nDROP INDEX "
      "CONCURRENTLY "
      "j;\nVACUUM t;\nALTER TYPE e ADD VALUE 'b';\nCREATE TABLE u AS SELECT 'b'::e AS e;\nREINDEX TABLE "
      "CONCURRENTLY "
      "t;\nINSERT INTO t VALUES (3, 3);";
  const std::string state =
      "SELECT (SELECT string_agg(a::text, ',' ORDER BY a) FROM app.t) || ' ' || (SELECT count(*) FROM app.u) "
      "|| ' ' || "
      "(SELECT string_agg(indexrelid::regclass::text || indisvalid, ',') FROM pg_index WHERE indrelid = "
      "'app.t'::regclass)";
  folder.migration("0", "CREATE SCHEMA app; CREATE TYPE app.e AS ENUM ('a');");
  folder.migration("1", script);
  int step = 0;
  for (bool crashed = true; crashed; ++step) {
    SCOPED_TRACE(step);
    execute("DROP SCHEMA IF EXISTS app CASCADE; DROP TABLE IF EXISTS _prisma_migrations");
    crashed = crashes_at(step);
    const ApplyResult result = apply_all();
    ASSERT_FALSE(result.failed) << result.failed->error.message;
    ASSERT_EQ(one(state), "1,2,3 1 app.t_a_idxtrue");
    ASSERT_EQ(history().size(), 2u);
    ASSERT_TRUE(history()[1].applied());
    ASSERT_EQ(apply_all().applied.size(), 0u);
  }
  EXPECT_GT(step, 24);
}

TEST_F(InUnits, directives_change_time_outs) {
  folder.migration(
      "1",
      "-- schemac: lock_timeout=5s\nCREATE TABLE a AS SELECT current_setting('lock_timeout') l, "
      "current_setting('statement_timeout') s;\n-- schemac: lock_timeout=0 statement_timeout=10min\nINSERT "
      "INTO a SELECT current_setting('lock_timeout'), current_setting('statement_timeout');\nINSERT INTO a "
      "SELECT current_setting('lock_timeout'), current_setting('statement_timeout');");
  folder.migration(
      "2", "INSERT INTO a SELECT current_setting('lock_timeout'), current_setting('statement_timeout');");
  EXPECT_EQ(applied_now(), 2u);
  EXPECT_EQ(one("SELECT string_agg(l || ' ' || s, ', ' ORDER BY ctid) FROM a"), "5s 0, 0 10min, 5s 0, 2s 0");
}

TEST_F(InUnits, a_lock_in_the_way_is_waited_for_politely) {
  folder.migration("0", "CREATE TABLE t (a int);");
  EXPECT_EQ(applied_now(), 1u);
  folder.migration("1", "CREATE TABLE u (a int);\nALTER TABLE t ADD COLUMN b int;");
  pg::Session other = session();
  ASSERT_TRUE(other.execute("BEGIN; SELECT * FROM t").ok());
  struct Releases : Observer {
    explicit Releases(pg::Session& session) : session_(session) {}
    void note(std::string_view, std::string_view text) override {
      texts.emplace_back(text);
      if (texts.size() == 2) static_cast<void>(session_.execute("COMMIT").ok());
    }
    std::vector<std::string> texts;

   private:
    pg::Session& session_;
  } observer(other);
  ApplyOptions options;
  options.lock_timeout = std::chrono::milliseconds(50);
  const ApplyResult result = apply_all(options, &observer);
  ASSERT_FALSE(result.failed) << result.failed->error.message;
  EXPECT_EQ(observer.texts.size(), 2u);
  EXPECT_THAT(observer.texts[0], HasSubstr("canceling statement due to lock timeout; attempt 2 of 30"));
  EXPECT_EQ(result.applied[0].statements.size(), 2u);
}

TEST_F(InUnits, a_lock_that_is_never_given_back) {
  folder.migration("0", "CREATE TABLE t (a int);");
  EXPECT_EQ(applied_now(), 1u);
  folder.migration("1", "ALTER TABLE t ADD COLUMN b int;");
  pg::Session other = session();
  ASSERT_TRUE(other.execute("BEGIN; SELECT * FROM t").ok());
  ApplyOptions options;
  options.lock_timeout = std::chrono::milliseconds(20);
  options.lock_attempts = 2;
  const ApplyResult result = apply_all(options);
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->error.sqlstate, "55P03");
  EXPECT_TRUE(result.failed->undone);
}

// docs/reference/postgres.md#lock-timeout-and-create-index-concurrently: lock_timeout would kill CREATE INDEX
// CONCURRENTLY while it waits for old transactions.
TEST_F(InUnits, lock_timeout_does_not_hit_concurrent_index_builds) {
  folder.migration("0", "CREATE TABLE t (a int);");
  EXPECT_EQ(applied_now(), 1u);
  folder.migration("1", "CREATE INDEX CONCURRENTLY i ON t(a);");
  pg::Session other = session();
  ASSERT_TRUE(other.execute("BEGIN; INSERT INTO t VALUES (1)").ok());
  ASSERT_TRUE(other.execute("SELECT 1").ok());
  ApplyOptions options;
  options.lock_timeout = std::chrono::milliseconds(20);
  options.non_transactional_timeout = std::chrono::milliseconds(300);
  const ApplyResult result = apply_all(options);
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->error.sqlstate, "57014");  // statement_timeout, not 55P03
  ASSERT_TRUE(other.execute("COMMIT").ok());
  EXPECT_EQ(apply_all(options).applied.size(), 1u);
  EXPECT_EQ(invalid_indexes(), "0");
}

TEST_F(InUnits, says_who_blocks) {
  folder.migration("0", "CREATE TABLE t (a int);");
  EXPECT_EQ(applied_now(), 1u);
  folder.migration("1", "ALTER TABLE t ADD COLUMN b int;");
  pg::Session other = session();
  ASSERT_TRUE(other.execute("BEGIN; SELECT a FROM t").ok());
  struct Sees : Observer {
    void blocked(std::string_view name, std::string_view blockers, std::chrono::milliseconds) override {
      seen = std::string(name) + ": " + std::string(blockers);
      static_cast<void>(session->execute("COMMIT").ok());
    }
    pg::Session* session = nullptr;
    std::string seen;
  } observer;
  observer.session = &other;
  ApplyOptions options;
  options.report_blockers_after = std::chrono::milliseconds(20);
  const ApplyResult result = apply_all(options, &observer);
  ASSERT_FALSE(result.failed) << result.failed->error.message;
  EXPECT_THAT(
      observer.seen,
      HasSubstr(
          "1: pid " + std::to_string(other.backend_pid()) +
          ", user postgres, application \"schemac\", idle in transaction for 0 s: BEGIN; SELECT a FROM t"));
}

TEST_F(InUnits, an_interruption_cancels_and_undoes) {
  folder.migration("1", "CREATE TABLE t (a int);\nSELECT pg_sleep(60);");
  folder.migration("2", "CREATE TABLE u (a int);");
  struct Interrupts : Observer {
    void statement_started(std::string_view, uint32_t line, std::string_view) override { stop = line == 2; }
    std::atomic<bool> stop{false};
  } observer;
  ApplyOptions options;
  options.interrupt = &observer.stop;
  const auto start = std::chrono::steady_clock::now();
  const ApplyResult result = apply_all(options, &observer);
  // Long before the statement would end; how long is measured by tools/apply-hardship.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->error.code, "interrupted");
  EXPECT_EQ(result.failed->line, 2u);
  EXPECT_FALSE(exists("t"));
  EXPECT_EQ(result.pending.size(), 2u);
}

// A killed client: the server notices by itself, and the next applier waits until it has.
TEST_F(InUnits, the_session_of_a_killed_run_is_waited_for) {
  folder.migration("1", "CREATE TABLE t (a int);");
  pg::Session orphan = session();
  ASSERT_TRUE(orphan.execute("SELECT pg_advisory_lock(x'736368656d6163'::bigint)").ok());
  ApplyOptions options;
  options.lock_wait = std::chrono::milliseconds(100);
  const base::Error error = refused(options);
  EXPECT_EQ(error.code, "P1002");
  EXPECT_THAT(error.detail, HasSubstr("pid " + std::to_string(orphan.backend_pid())));
  EXPECT_FALSE(exists("t"));
  struct Ends : Observer {
    void waiting_for_lock(std::string_view, std::chrono::milliseconds) override {
      static_cast<void>(session->execute("SELECT pg_advisory_unlock_all()").ok());
    }
    pg::Session* session = nullptr;
  } observer;
  observer.session = &orphan;
  EXPECT_EQ(apply_all({}, &observer).applied.size(), 1u);
}

}  // namespace
}  // namespace schemac::migrate
