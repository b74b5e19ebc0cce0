// A second applier that waits must not be what an index build CONCURRENTLY waits for: a blocking
// pg_advisory_lock() holds a snapshot, and the two deadlock (SQLSTATE 40P01, an INVALID index).
#include <atomic>
#include <future>

#include "fixture.hpp"

namespace schemac::migrate {
namespace {

class SecondApplier : public OnServer {};

struct Waits : Observer {
  void waiting_for_lock(std::string_view, std::chrono::milliseconds) override { waiting = true; }
  std::atomic<bool> waiting{false};
};

// While the first applier's index build waits for a writer, starts the second; lets the writer end once it
// waits.
struct StartsTheSecond : Observer {
  void blocked(std::string_view, std::string_view, std::chrono::milliseconds) override {
    if (second.valid()) return;
    second = std::async(std::launch::async, start);
    while (!waits.waiting && second.wait_for(std::chrono::milliseconds(5)) != std::future_status::ready) {
    }
    committed = writer->execute("COMMIT").ok();
  }
  std::function<ApplyResult()> start;
  pg::Session* writer = nullptr;
  Waits waits;
  std::future<ApplyResult> second;
  bool committed = false;
};

TEST_F(SecondApplier, does_not_deadlock_with_a_concurrent_index_build) {
  folder.migration("0", "CREATE TABLE t (a int);");
  EXPECT_EQ(applied_now(), 1u);
  folder.migration("1", "CREATE INDEX CONCURRENTLY i ON t(a);");
  pg::Session writer = session();
  ASSERT_TRUE(writer.execute("BEGIN; INSERT INTO t VALUES (1)").ok());
  StartsTheSecond observer;
  observer.writer = &writer;
  observer.start = [&] { return apply_all({}, &observer.waits); };
  ApplyOptions options;
  options.report_blockers_after = std::chrono::milliseconds(20);
  const ApplyResult first = apply_all(options, &observer);
  EXPECT_FALSE(first.failed) << first.failed->error.message;
  ASSERT_TRUE(observer.second.valid());
  const ApplyResult second = observer.second.get();
  EXPECT_TRUE(observer.waits.waiting);
  EXPECT_TRUE(observer.committed);
  EXPECT_FALSE(second.failed);
  EXPECT_TRUE(second.applied.empty());
  EXPECT_EQ(one("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"), "t");
}

// Ends the session that holds the lock of migrations as soon as a statement has run.
struct EndsTheLocksSession : Observer {
  void statement_finished(std::string_view, const AppliedStatement&) override {
    static_cast<void>(server
                          ->query("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE "
                                  "application_name = 'schemac lock'")
                          .ok());
  }
  pg::Session* server = nullptr;
};

TEST_F(SecondApplier, a_run_that_has_lost_the_lock_stops_before_its_next_step) {
  folder.migration("1", "CREATE TABLE a (id int);");
  folder.migration("2", "CREATE TABLE b (id int);");
  pg::Session server = session();
  EndsTheLocksSession observer;
  observer.server = &server;
  const ApplyResult result = apply_all({}, &observer);
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->error.code, "lock-lost");
  EXPECT_TRUE(result.failed->undone);
  EXPECT_EQ(result.failed->name, "2");
  EXPECT_TRUE(exists("a"));
  EXPECT_FALSE(exists("b"));
}

}  // namespace
}  // namespace schemac::migrate
