// A statement of several transactions that fails between them leaves a half: it is told, and the next run
// completes it.
#include "fixture.hpp"
#include "schemac/migrate/rollback.hpp"

namespace schemac::migrate {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class HalfDone : public OnServer {
 protected:
  void SetUp() override {
    OnServer::SetUp();
    if (IsSkipped()) return;
    short_time.non_transactional_timeout = std::chrono::milliseconds(300);
  }
  // A transaction that has seen the table: the second half of a CONCURRENTLY waits for its end.
  pg::Session reader_of(const std::string& table) const {
    pg::Session other = session();
    EXPECT_TRUE(other.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT * FROM " + table).ok());
    return other;
  }
  std::string invalid_indexes() const { return one("SELECT count(*) FROM pg_index WHERE NOT indisvalid"); }

  ApplyOptions short_time;
};

TEST_F(HalfDone, a_dropped_index) {
  folder.migration("0", "CREATE TABLE t (a int); CREATE INDEX i ON t(a);");
  EXPECT_EQ(applied_now(), 1u);
  folder.migration("1", "DROP INDEX CONCURRENTLY i;\nCREATE TABLE u (a int);");
  for (int attempt = 0; attempt < 2; ++attempt) {
    pg::Session other = reader_of("t");
    const ApplyResult result = apply_all(short_time);
    ASSERT_TRUE(result.failed);
    EXPECT_FALSE(result.failed->undone);
    EXPECT_THAT(result.failed->error.hint,
                HasSubstr("It left the index i INVALID: no query uses it any more, and writes may still keep "
                          "it up. Run `schemac apply` again: it drops the index and goes on."));
    EXPECT_EQ(invalid_indexes(), "1");
  }
  EXPECT_EQ(applied_now(), 1u);
  EXPECT_FALSE(exists("i"));
  EXPECT_TRUE(exists("u"));
}

TEST_F(HalfDone, a_dropped_index_of_a_way_back) {
  folder.migration("1", "CREATE TABLE t (a int); CREATE INDEX i ON t(a);");
  folder.file("1/down.sql", "DROP INDEX CONCURRENTLY i;\nDROP TABLE t;");
  EXPECT_EQ(applied_now(), 1u);
  {
    pg::Session other = reader_of("t");
    const auto result = rollback(url(), folder.read(), {}, short_time);
    ASSERT_TRUE(result.ok() && result->failed);
    EXPECT_FALSE(result->failed->undone);
    EXPECT_THAT(result->failed->error.hint, HasSubstr("Run `schemac rollback` again: it drops the index"));
    EXPECT_THAT(result->failed->error.hint, Not(HasSubstr("Nothing of it")));
  }
  const auto again = rollback(url(), folder.read(), {}, short_time);
  ASSERT_TRUE(again.ok() && !again->failed);
  EXPECT_FALSE(exists("t"));
  EXPECT_EQ(applied_now(), 1u);
}

TEST_F(HalfDone, an_index_that_could_not_be_touched_yet_is_whole) {
  folder.migration("0", "CREATE TABLE t (a int); CREATE INDEX i ON t(a);");
  EXPECT_EQ(applied_now(), 1u);
  folder.migration("1", "DROP INDEX CONCURRENTLY i;");
  pg::Session other = session();
  ASSERT_TRUE(other.execute("BEGIN; LOCK TABLE t").ok());
  const ApplyResult result = apply_all(short_time);
  ASSERT_TRUE(result.failed);
  EXPECT_TRUE(result.failed->undone);
  EXPECT_EQ(invalid_indexes(), "0");
}

TEST_F(HalfDone, a_detached_partition) {
  folder.migration("0",
                   "CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE p1 PARTITION OF p FOR VALUES "
                   "IN (1); INSERT INTO p VALUES (1);");
  EXPECT_EQ(applied_now(), 1u);
  folder.migration("1", "ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY;\nCREATE TABLE u (a int);");
  {
    pg::Session other = reader_of("p");
    const ApplyResult result = apply_all(short_time);
    ASSERT_TRUE(result.failed);
    EXPECT_FALSE(result.failed->undone);
    EXPECT_THAT(
        result.failed->error.hint,
        HasSubstr("It left p1 half detached: queries of the partitioned table do not see its rows any "
                  "more. Run `schemac apply` again: it completes the DETACH and goes on."));
  }
  EXPECT_EQ(one("SELECT count(*) FROM p"), "0");
  EXPECT_EQ(applied_now(), 1u);
  EXPECT_EQ(one("SELECT count(*) FROM pg_inherits"), "0");
  EXPECT_TRUE(exists("u"));
}

// The index that it made could not be dropped at once, because a transaction has seen the table.
TEST_F(HalfDone, an_index_that_stays_invalid) {
  folder.migration("0", "CREATE TABLE t (a int);");
  EXPECT_EQ(applied_now(), 1u);
  folder.migration("1", "CREATE INDEX CONCURRENTLY i ON t(a);");
  {
    pg::Session other = session();
    ASSERT_TRUE(other.execute("BEGIN; INSERT INTO t VALUES (1)").ok());
    const ApplyResult result = apply_all(short_time);
    ASSERT_TRUE(result.failed);
    EXPECT_EQ(result.failed->undone, invalid_indexes() == "0");
    EXPECT_EQ(result.failed->undone,
              result.failed->error.hint.find(
                  "It left an INVALID index, which could not be dropped at once") == std::string::npos);
  }
  EXPECT_EQ(applied_now(), 1u);
  EXPECT_EQ(invalid_indexes(), "0");
}

}  // namespace
}  // namespace schemac::migrate
