// The thread that looks after a statement.
#include "fixture.hpp"

namespace schemac::migrate {
namespace {

using Watched = OnServer;

// An exception that left a thread would end the process, without a word and with whatever was open.
TEST_F(Watched, a_defect_of_the_thread_is_told_where_the_run_was_begun) {
  folder.migration("0", "CREATE TABLE t (a int);");
  EXPECT_EQ(applied_now(), 1u);
  folder.migration("1", "ALTER TABLE t ADD COLUMN b int;");
  pg::Session other = session();
  ASSERT_TRUE(other.execute("BEGIN; SELECT a FROM t").ok());
  struct Throws : Observer {
    void blocked(std::string_view, std::string_view, std::chrono::milliseconds) override {
      throw std::runtime_error("a defect");
    }
  } observer;
  ApplyOptions options;
  options.report_blockers_after = std::chrono::milliseconds(20);
  options.lock_timeout = std::chrono::milliseconds(200);
  options.lock_attempts = 1000;  // until somebody has looked
  EXPECT_THROW(static_cast<void>(apply(url(), folder.read(), options, &observer)), std::runtime_error);
  // The server undoes what was open, and the next run finds everything in order.
  ASSERT_TRUE(other.execute("COMMIT").ok());
  EXPECT_EQ(applied_now(), 1u);
}

}  // namespace
}  // namespace schemac::migrate
