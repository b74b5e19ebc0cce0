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

// Texts with a statement: what does nothing may run twice.
constexpr const char* first = "SELECT 1;\n";
constexpr const char* second = "SELECT 2;\n";

TEST(Renamed, a_missing_row_and_a_pending_folder_of_one_text) {
  const Status status = compare(folder({migration("a"), migration("c", first)}),
                                std::vector{applied("a"), applied("b", first)});
  EXPECT_THAT(status.renamed, ElementsAre(Renamed{"c", "b"}));
  EXPECT_THAT(names(status.pending), ElementsAre("c"));
  EXPECT_THAT(names(status.missing), ElementsAre("b"));
}

TEST(Renamed, line_ends_do_not_count) {
  EXPECT_THAT(find_renamed(folder({migration("b", "SELECT 1;\r\n")}), {applied("a", first)}),
              ElementsAre(Renamed{"b", "a"}));
}

TEST(Renamed, an_edited_text_is_another_migration) {
  EXPECT_THAT(find_renamed(folder({migration("b", second)}), {applied("a", first)}), IsEmpty());
}

TEST(Renamed, a_row_that_was_rolled_back_has_not_run) {
  EXPECT_THAT(find_renamed(folder({migration("b", first)}), {rolled_back("a", first)}), IsEmpty());
  // An attempt under the new name that was undone changes nothing.
  EXPECT_THAT(find_renamed(folder({migration("b", first)}), {applied("a", first), rolled_back("b", first)}),
              ElementsAre(Renamed{"b", "a"}));
}

TEST(Renamed, a_copy_beside_the_original_is_none) {
  EXPECT_THAT(find_renamed(folder({migration("a", first), migration("b", first)}), {applied("a", first)}),
              IsEmpty());
}

TEST(Renamed, a_script_that_does_nothing_may_run_again) {
  EXPECT_THAT(find_renamed(folder({migration("b", "-- nothing\n")}), {applied("a", "-- nothing\n")}),
              IsEmpty());
}

TEST(Renamed, swapped_and_in_a_row) {
  EXPECT_THAT(find_renamed(folder({migration("a", second), migration("b", first)}),
                           {applied("a", first), applied("b", second)}),
              ElementsAre(Renamed{"a", "b"}, Renamed{"b", "a"}));
  EXPECT_THAT(find_renamed(folder({migration("b", first), migration("c", second)}),
                           {applied("a", first), applied("b", second)}),
              ElementsAre(Renamed{"b", "a"}, Renamed{"c", "b"}));
}

TEST(Renamed, equal_texts_pair_up_in_order_where_none_is_left_over) {
  const std::vector<Row> rows = {applied("a", first), applied("b", first)};
  EXPECT_THAT(find_renamed(folder({migration("c", first), migration("d", first)}), rows),
              ElementsAre(Renamed{"c", "a"}, Renamed{"d", "b"}));
  const std::vector<Renamed> any = find_renamed(folder({migration("c", first)}), rows);
  EXPECT_THAT(any, ElementsAre(Renamed{"c", "a"}, Renamed{"c", "b"}));
  EXPECT_THAT(renamed_error(any).hint, ::testing::HasSubstr("which is which"));
}

}  // namespace
}  // namespace schemac::migrate
