// migrations/schemac.sum: what it lists, and what of a history it notices.
#include "schemac/migrate/checksum_file.hpp"

#include "fixture.hpp"
#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"
#include "support/files.hpp"

namespace schemac::migrate {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Sum : public ::testing::Test {
 protected:
  void SetUp() override {
    folder.migration("20250101000000_a", "CREATE TABLE a (id int);\n");
    folder.migration("20250102000000_b", "CREATE TABLE b (id int);\n");
  }
  std::vector<SumProblem> problems() const {
    const auto findings = verify_sum(folder.read());
    EXPECT_TRUE(findings.ok());
    std::vector<SumProblem> all;
    for (const SumFinding& finding : *findings) all.push_back(finding.problem);
    return all;
  }
  std::string text() const { return base::read_file(folder.path() / sum_file_name).value(); }
  void write() const { ASSERT_TRUE(write_sum(folder.read()).ok()); }

  TempFolder folder;
};

TEST_F(Sum, lists_every_migration_and_fits_it) {
  write();
  EXPECT_EQ(text(), sum_text(folder.read()));
  EXPECT_THAT(base::split(text(), '\n'),
              ElementsAre(::testing::StartsWith("h1:"),
                          "20250101000000_a " + base::sha256_hex("CREATE TABLE a (id int);\n"),
                          "20250102000000_b " + base::sha256_hex("CREATE TABLE b (id int);\n"), ""));
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(Sum, says_nothing_where_there_is_none) { EXPECT_THAT(problems(), IsEmpty()); }

TEST_F(Sum, line_ends_do_not_count) {
  write();
  folder.migration("20250101000000_a", "CREATE TABLE a (id int);\r\n");
  folder.file(sum_file_name, base::replace_all(text(), "\n", "\r\n"));
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(Sum, finds_what_was_edited_removed_and_added) {
  write();
  folder.migration("20250101000000_a", "CREATE TABLE a (id bigint);\n");
  std::filesystem::remove_all(folder.path() / "20250102000000_b");
  folder.migration("20250103000000_c", "");
  const auto findings = verify_sum(folder.read()).value();
  ASSERT_EQ(findings.size(), 3u);
  EXPECT_EQ(findings[0].problem, SumProblem::edited);
  EXPECT_EQ(findings[0].migration, "20250101000000_a");
  EXPECT_EQ(findings[0].line, 2u);
  EXPECT_EQ(findings[1].problem, SumProblem::missing);
  EXPECT_EQ(findings[1].migration, "20250102000000_b");
  EXPECT_EQ(findings[1].line, 3u);
  EXPECT_EQ(findings[2].problem, SumProblem::unlisted);
  EXPECT_EQ(findings[2].migration, "20250103000000_c");
}

TEST_F(Sum, a_merge_left_open_is_found_alone) {
  write();
  folder.file(sum_file_name, "<<<<<<< HEAD\n" + text() + "=======\n>>>>>>> theirs\n");
  EXPECT_THAT(problems(), ElementsAre(SumProblem::unreadable, SumProblem::unreadable, SumProblem::unreadable,
                                      SumProblem::unreadable));
}

TEST_F(Sum, lines_merged_by_hand_do_not_belong_to_the_first_line) {
  write();
  folder.migration("20250103000000_c", "");
  folder.file(sum_file_name, text() + "20250103000000_c " + base::sha256_hex("") + "\n");
  EXPECT_THAT(problems(), ElementsAre(SumProblem::merged));
}

TEST_F(Sum, a_new_migration_is_added_and_old_checksums_stay) {
  write();
  folder.migration("20250101000000_a", "-- edited\n");
  folder.migration("20250103000000_c", "");
  ASSERT_TRUE(add_to_sum(folder.read()).ok());
  EXPECT_THAT(problems(), ElementsAre(SumProblem::edited));
  folder.file(sum_file_name, "=======\n" + text());
  EXPECT_EQ(add_to_sum(folder.read()).error().code, "sum-conflict");
}

TEST_F(Sum, a_migration_that_cannot_be_listed_is_not_written) {
  folder.file(sum_file_name, "<<<<<<< HEAD\n");
  const auto written = write_migration(folder.path(), {"20250103000000_c", "", std::nullopt});
  EXPECT_EQ(written.error().code, "sum-conflict");
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "20250103000000_c"));
}

// The purpose of the file: git itself, wherever the two migrations sort.
TEST_F(Sum, two_branches_that_add_migrations_conflict_in_git) {
  write();
  const std::string git =
      "cd " + folder.path().string() +
      " && git -c user.name=t -c user.email=t@t -c init.defaultBranch=main -c commit.gpgsign=false ";
  const auto run = [&](const std::string& arguments) {
    return testing::run_command(git + arguments + " 2>&1 || true");
  };
  run("init -q");
  run("add -A");
  run("commit -qm base");
  run("checkout -qb theirs");
  folder.migration("20241231000000_first", "");
  write();
  run("add -A");
  run("commit -qm theirs");
  run("checkout -q main");
  folder.migration("20250103000000_last", "");
  write();
  run("add -A");
  run("commit -qm ours");
  EXPECT_THAT(run("merge theirs"), HasSubstr("CONFLICT"));
  EXPECT_THAT(text(), HasSubstr("<<<<<<<"));
}

class SumOnServer : public OnServer {};

TEST_F(SumOnServer, apply_refuses_what_does_not_fit_before_anything_runs) {
  folder.migration("20250101000000_a", "CREATE TABLE a (id int);\n");
  ASSERT_TRUE(write_sum(folder.read()).ok());
  folder.migration("20250101000000_a", "CREATE TABLE a (id bigint);\n");
  EXPECT_EQ(refused().code, "sum-mismatch");
  EXPECT_FALSE(exists("a"));
  ASSERT_TRUE(write_sum(folder.read()).ok());
  EXPECT_EQ(applied_now(), 1u);
  std::filesystem::remove_all(folder.path() / "20250101000000_a");
  EXPECT_EQ(refused().code, "sum-mismatch");
}

TEST_F(SumOnServer, a_migration_that_is_not_listed_runs) {
  folder.migration("20250101000000_a", "CREATE TABLE a (id int);\n");
  ASSERT_TRUE(write_sum(folder.read()).ok());
  folder.migration("20250102000000_b", "CREATE TABLE b (id int);\n");
  EXPECT_EQ(applied_now(), 2u);
}

}  // namespace
}  // namespace schemac::migrate
