// Several migrations in one run: the round trip that commits one makes the session ready for the next.
#include "fixture.hpp"

namespace schemac::migrate {
namespace {

class OneAfterAnother : public OnServer {
 protected:
  std::string applied_names() const {
    return one(
        "SELECT string_agg(migration_name, ' ' ORDER BY started_at) FROM _prisma_migrations WHERE "
        "finished_at IS NOT NULL");
  }
};

TEST_F(OneAfterAnother, a_failure_at_commit_stops_before_the_next_begins) {
  folder.migration("1", "CREATE TABLE a (id int PRIMARY KEY);");
  folder.migration(
      "2", "CREATE TABLE b (id int REFERENCES a DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO b VALUES (1);");
  folder.migration("3", "CREATE TABLE c (id int);");
  const ApplyResult result = apply_all();
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->name, "2");
  EXPECT_EQ(result.failed->error.sqlstate, "23503");
  EXPECT_EQ(applied_names(), "1");
  EXPECT_FALSE(exists("b"));
  EXPECT_FALSE(exists("c"));
}

TEST_F(OneAfterAnother, whole_files_and_files_in_units_take_turns) {
  folder.migration("1", "CREATE TABLE a (id int, n int);");
  folder.migration("2", "CREATE INDEX CONCURRENTLY i ON a (id);");
  folder.migration("3", "CREATE TABLE b AS SELECT current_setting('lock_timeout') AS t;");
  folder.migration(
      "4", "-- schemac: lock_timeout=7s\n\nCREATE TABLE c AS SELECT current_setting('lock_timeout') AS t;");
  folder.migration("5",
                   "BEGIN ISOLATION LEVEL SERIALIZABLE; CREATE TABLE d AS SELECT "
                   "current_setting('transaction_isolation') AS t; COMMIT;");
  folder.migration("6",
                   "CREATE TABLE e AS SELECT current_setting('lock_timeout') || ' ' || "
                   "current_setting('transaction_isolation') AS t;");
  ASSERT_EQ(applied_now(), 6u);
  EXPECT_EQ(applied_names(), "1 2 3 4 5 6");
  EXPECT_EQ(one("SELECT b.t || ' ' || c.t || ' ' || d.t || ' ' || e.t FROM b, c, d, e"),
            "2s 7s serializable 2s read committed");
}

TEST_F(OneAfterAnother, each_has_its_own_times_and_log_bytes) {
  folder.migration("1", "CREATE TABLE a AS SELECT g FROM generate_series(1, 5000) AS g;");
  folder.migration("2", "CREATE TABLE b (id int);");
  const ApplyResult result = apply_all();
  ASSERT_EQ(result.applied.size(), 2u);
  EXPECT_GT(result.applied[0].wal_bytes, 10 * result.applied[1].wal_bytes);
  EXPECT_GT(result.applied[1].wal_bytes, 0);
  EXPECT_LT(result.applied[0].started_at, result.applied[1].started_at);
  EXPECT_EQ(one("SELECT bool_and(started_at <= finished_at) FROM _prisma_migrations"), "t");
}

TEST_F(OneAfterAnother, the_history_reads_the_same_whatever_the_sessions_date_style) {
  folder.migration("1", "CREATE TABLE a (id int);");
  ASSERT_EQ(applied_now(), 1u);
  execute(
      "UPDATE _prisma_migrations SET started_at = '2026-01-02 03:04:05.678901+00', finished_at = '2026-01-02 "
      "03:04:06+00'; DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET datestyle = German', "
      "current_database()); "
      "EXECUTE format('ALTER DATABASE %I SET timezone = %L', current_database(), 'Asia/Kolkata'); END $$");
  const std::vector<Row> rows = history();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].started_at, "2026-01-02 03:04:05.678 UTC");
  EXPECT_EQ(rows[0].finished_at, "2026-01-02 03:04:06 UTC");
}

}  // namespace
}  // namespace schemac::migrate
