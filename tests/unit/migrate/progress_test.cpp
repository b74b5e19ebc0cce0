#include "history/resume_point.hpp"

#include <gtest/gtest.h>

namespace schemac::migrate {
namespace {

TEST(Progress, reads_what_it_wrote) {
  Progress progress;
  progress.done = 3;
  progress.total = 7;
  progress.hash = "abc";
  EXPECT_EQ(read_progress(write_progress(progress)), progress);
  progress.marks = {{4, 5}, {2}};
  progress.indexes = std::vector<long long>{16403, 4294967295};
  progress.error = "ERROR: x = y\nmore";
  EXPECT_EQ(read_progress(write_progress(progress)), progress);
  progress.indexes = std::vector<long long>();
  EXPECT_EQ(read_progress(write_progress(progress)), progress);
  progress.batch = BatchCursor{"0123456789abcdef", {}, {"a b/c,d=e%\n", "\xC3\xA4", ""}, 0};
  EXPECT_EQ(read_progress(write_progress(progress)), progress);
  progress.batch->last = {"", "-5", "2026-12-01 10:00:00+00"};
  EXPECT_EQ(read_progress(write_progress(progress)), progress);
  progress.batch->last = {""};
  progress.batch->rows = 1'000'000'000'000;
  EXPECT_EQ(read_progress(write_progress(progress)), progress);
}

TEST(Progress, other_logs_are_not_ours) {
  EXPECT_FALSE(read_progress(""));
  EXPECT_FALSE(read_progress("ERROR: done=3 of=7"));
  EXPECT_FALSE(read_progress("schemac: hello"));
}

TEST(PartHash, comments_may_change_and_statements_not) {
  const std::string a = "-- x\nSELECT 1; SELECT 2; SELECT 3";
  const std::string b = "SELECT 1;\n\n/* y */ SELECT 2; SELECT 4";
  EXPECT_EQ(part_hash(a, ddl::split(a), 2), part_hash(b, ddl::split(b), 2));
  EXPECT_NE(part_hash(a, ddl::split(a), 3), part_hash(b, ddl::split(b), 3));
  EXPECT_NE(part_hash(a, ddl::split(a), 1), part_hash(a, ddl::split(a), 2));
}

}  // namespace
}  // namespace schemac::migrate
