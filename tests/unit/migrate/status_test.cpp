#include "schemac/migrate/status.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schemac/base/files.hpp"

namespace schemac::migrate {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Migration migration(const std::string& name, const std::string& script = "x\n") {
  return {name, script, base::sha256_hex(script)};
}
Row applied(const std::string& name, const std::string& script = "x\n") {
  Row row;
  row.id = row.migration_name = name;
  row.checksum = base::sha256_hex(script);
  row.started_at = "1";
  row.finished_at = "2";
  row.applied_steps_count = 1;
  return row;
}
Row failed(const std::string& name, const std::string& logs = "boom") {
  Row row = applied(name);
  row.finished_at.reset();
  row.logs = logs;
  row.applied_steps_count = 0;
  return row;
}
Row rolled_back(const std::string& name, const std::string& script = "x\n") {
  Row row = failed(name);
  row.checksum = base::sha256_hex(script);
  row.rolled_back_at = "3";
  return row;
}
Folder folder(std::vector<Migration> migrations) {
  Folder out;
  out.migrations = std::move(migrations);
  return out;
}
std::vector<std::string> names(const std::vector<StatusEntry>& entries) {
  std::vector<std::string> out;
  for (const StatusEntry& entry : entries) out.push_back(entry.name);
  return out;
}

TEST(Status, no_table) {
  const Status status = compare(folder({migration("a"), migration("b")}), std::nullopt);
  EXPECT_FALSE(status.has_history);
  EXPECT_THAT(names(status.pending), ElementsAre("a", "b"));
  EXPECT_FALSE(status.up_to_date());
}

TEST(Status, older_names_are_pending_too) {
  const Status status =
      compare(folder({migration("a"), migration("b"), migration("c")}), std::vector{applied("b")});
  EXPECT_THAT(names(status.applied), ElementsAre("b"));
  EXPECT_THAT(names(status.pending), ElementsAre("a", "c"));
}

TEST(Status, edited_but_for_line_ends) {
  EXPECT_TRUE(compare(folder({migration("a", "x\r\n")}), std::vector{applied("a", "x\n")}).up_to_date());
  const Status status = compare(folder({migration("a", "x")}), std::vector{applied("a", "x\n")});
  EXPECT_THAT(names(status.edited), ElementsAre("a"));
  EXPECT_THAT(names(status.applied), ElementsAre("a"));
}

TEST(Status, failed_is_not_pending_and_rolled_back_is) {
  const Status status =
      compare(folder({migration("a"), migration("b")}), std::vector{failed("a"), rolled_back("b")});
  EXPECT_THAT(names(status.failed), ElementsAre("a"));
  EXPECT_EQ(status.failed[0].logs, "boom");
  EXPECT_THAT(names(status.pending), ElementsAre("b"));
  EXPECT_EQ(status.pending[0].logs, "boom");
}

TEST(Status, old_rolled_back_rows_do_not_count) {
  const Status status = compare(folder({migration("a")}),
                                std::vector{rolled_back("a", "old"), applied("a"), rolled_back("a", "old")});
  EXPECT_TRUE(status.up_to_date());
  EXPECT_THAT(compare(folder({migration("a")}), std::vector{rolled_back("a", "old")}).edited, IsEmpty());
}

TEST(Status, rows_without_a_directory) {
  const Status status =
      compare(folder({}), std::vector{applied("a"), rolled_back("b"), failed("c"), applied("a")});
  EXPECT_THAT(names(status.missing), ElementsAre("a", "c"));
  EXPECT_THAT(names(status.failed), ElementsAre("c"));
}

TEST(Status, an_unfinished_row_of_ours_can_be_resumed) {
  const Status status =
      compare(folder({migration("a", "other")}), std::vector{failed("a", "schemac: done=1 of=2 sha256=ab")});
  ASSERT_EQ(status.failed.size(), 1u);
  EXPECT_TRUE(status.failed[0].resumable);
  EXPECT_THAT(status.edited, IsEmpty());
}

}  // namespace
}  // namespace schemac::migrate
