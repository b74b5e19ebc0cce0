// Migrations are taken back by their down.sql, with the guarantees of apply.
#include "schemac/migrate/rollback.hpp"

#include "fixture.hpp"

namespace schemac::migrate {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Rollback : public OnServer {
 protected:
  void both(const std::string& name, std::string_view up, std::string_view down) const {
    folder.migration(name, up);
    folder.file(name + "/down.sql", down);
  }
  void three() const {
    both("1", "CREATE TABLE a (id int);", "DROP TABLE a;");
    both("2", "CREATE TABLE b (id int);", "DROP TABLE b;");
    both("3", "CREATE TABLE c (id int);", "DROP TABLE c;");
    EXPECT_EQ(applied_now(), 3u);
  }
  RollbackResult back(const RollbackRequest& request = {}, Observer* observer = nullptr) const {
    auto result = rollback(url(), folder.read(), request, {}, observer);
    EXPECT_TRUE(result.ok()) << result.error().code << ": " << result.error().message;
    return result.ok() ? *result : RollbackResult();
  }
  base::Error no_way_back(const RollbackRequest& request = {}) const {
    auto result = rollback(url(), folder.read(), request);
    EXPECT_FALSE(result.ok());
    return result.ok() ? base::Error() : result.error();
  }
  std::vector<std::string> names(const std::vector<AppliedMigration>& migrations) const {
    std::vector<std::string> all;
    for (const auto& migration : migrations) all.push_back(migration.name);
    return all;
  }
  std::vector<std::string> pending() const {
    std::vector<std::string> all;
    const Status status = compare(folder.read(), history());
    for (const StatusEntry& entry : status.pending) all.push_back(entry.name);
    return all;
  }
};

TEST_F(Rollback, takes_the_last_one_back_and_it_is_pending_again) {
  three();
  EXPECT_THAT(names(back().rolled_back), ElementsAre("3"));
  EXPECT_TRUE(exists("b"));
  EXPECT_FALSE(exists("c"));
  EXPECT_THAT(pending(), ElementsAre("3"));
  const std::vector<Row> rows = history();
  EXPECT_TRUE(rows[2].rolled_back_at);
  EXPECT_FALSE(rows[2].failed());
  EXPECT_FALSE(rows[2].applied());
  EXPECT_EQ(applied_now(), 1u);
  EXPECT_TRUE(exists("c"));
}

TEST_F(Rollback, steps_and_to) {
  three();
  EXPECT_THAT(names(back({.steps = 2}).rolled_back), ElementsAre("3", "2"));
  EXPECT_EQ(applied_now(), 2u);
  EXPECT_THAT(names(back({.to = "1"}).rolled_back), ElementsAre("3", "2"));
  EXPECT_EQ(no_way_back({.to = "3"}).code, "rollback-too-far");
  EXPECT_EQ(no_way_back({.steps = 2}).code, "rollback-too-far");
  EXPECT_THAT(names(back().rolled_back), ElementsAre("1"));
  EXPECT_THAT(back().rolled_back, IsEmpty());
}

TEST_F(Rollback, goes_by_when_it_was_applied_not_by_name) {
  both("1", "CREATE TABLE a (id int);", "DROP TABLE a;");
  both("3", "CREATE TABLE c (id int);", "DROP TABLE c;");
  EXPECT_EQ(applied_now(), 2u);
  both("2", "CREATE TABLE b (id int);", "DROP TABLE b;");
  EXPECT_EQ(applied_now(), 1u);
  EXPECT_THAT(names(back().rolled_back), ElementsAre("2"));
}

TEST_F(Rollback, refuses_without_down_sql_before_anything_runs) {
  both("1", "CREATE TABLE a (id int);", "DROP TABLE a;");
  folder.migration("2", "CREATE TABLE b (id int);");
  both("3", "CREATE TABLE c (id int);", "DROP TABLE c;");
  EXPECT_EQ(applied_now(), 3u);
  const base::Error error = no_way_back({.steps = 3});
  EXPECT_EQ(error.code, "down-missing");
  EXPECT_THAT(error.message, HasSubstr("`2`"));
  EXPECT_TRUE(exists("c"));
}

TEST_F(Rollback, says_what_data_goes) {
  both("1", "CREATE TABLE a (id int, \"N\" text);", "DROP TABLE a;");
  both("2", "ALTER TABLE a ADD COLUMN x int; CREATE TABLE empty (id int);",
       "ALTER TABLE a DROP COLUMN x; DROP TABLE empty;");
  EXPECT_EQ(applied_now(), 2u);
  execute("INSERT INTO a VALUES (1, 'n', 2), (2, 'm', NULL), (3, 'o', 4)");
  base::Error error = no_way_back();
  EXPECT_EQ(error.code, "data-loss");
  EXPECT_THAT(error.message, HasSubstr("2: column a.x (2 rows)"));
  EXPECT_THAT(error.message, ::testing::Not(HasSubstr("empty")));
  error = no_way_back({.steps = 2});
  EXPECT_THAT(error.message, HasSubstr("1: table a (3 rows)"));
  const RollbackResult result = back({.steps = 2, .accept_data_loss = true});
  EXPECT_EQ(result.rolled_back.size(), 2u);
  EXPECT_EQ(result.losses.size(), 2u);
  EXPECT_FALSE(exists("a"));
}

TEST_F(Rollback, a_failure_leaves_the_migration_applied) {
  both("1", "CREATE TABLE a (id int);", "DROP TABLE a;\nDROP TABLE nowhere;");
  EXPECT_EQ(applied_now(), 1u);
  const RollbackResult result = back();
  ASSERT_TRUE(result.failed);
  EXPECT_EQ(result.failed->error.code, "rollback-failed");
  EXPECT_EQ(result.failed->line, 2u);
  EXPECT_TRUE(result.failed->undone);
  EXPECT_THAT(result.left, ElementsAre("1"));
  EXPECT_TRUE(exists("a"));
  ASSERT_EQ(history().size(), 1u);
  EXPECT_TRUE(history()[0].applied());
  EXPECT_EQ(applied_now(), 0u);
}

TEST_F(Rollback, an_edited_migration_is_not_taken_back_by_chance) {
  both("1", "CREATE TABLE a (id int);", "DROP TABLE a;");
  EXPECT_EQ(applied_now(), 1u);
  folder.migration("1", "CREATE TABLE a (id bigint);");
  EXPECT_EQ(no_way_back().code, "migration-edited");
}

// Cut off anywhere, `rollback` and `apply` both go on by themselves.
TEST_F(Rollback, in_units_goes_on_after_a_crash) {
  both("1", "CREATE TABLE t (a int, b int);", "DROP TABLE t;");
  both("2", "CREATE INDEX i ON t (a);\nCREATE INDEX j ON t (b);\nCREATE TABLE u (id int);",
       "DROP INDEX CONCURRENTLY i;\nDROP TABLE u;\nDROP INDEX CONCURRENTLY j;");
  EXPECT_EQ(applied_now(), 2u);
  bool crashed = true;
  for (int step = 0; crashed; ++step) {
    CrashingObserver observer(step);
    crashed = false;
    try {
      const auto result = rollback(url(), folder.read(), {}, {}, &observer);
      EXPECT_TRUE(result.ok());
    } catch (const Crash&) {
      crashed = true;
    }
    if (step % 2 == 0) {
      if (crashed) {
        EXPECT_THAT(names(back().rolled_back), ElementsAre("2"));
      }
      EXPECT_FALSE(exists("i"));
      EXPECT_FALSE(exists("j"));
      EXPECT_THAT(pending(), ElementsAre("2"));
    }
    EXPECT_EQ(applied_now(), crashed && step % 2 == 1 && exists("i") ? 0u : 1u) << step;
    EXPECT_TRUE(exists("i"));
    EXPECT_TRUE(exists("j"));
    EXPECT_TRUE(exists("u"));
    ASSERT_LT(step, 20);
  }
}

TEST_F(Rollback, a_failure_between_units_goes_on_when_it_is_corrected) {
  both("1", "CREATE TABLE t (a int);\nCREATE INDEX i ON t (a);",
       "DROP INDEX CONCURRENTLY i;\nDROP TABLE nowhere;");
  EXPECT_EQ(applied_now(), 1u);
  RollbackResult result = back();
  ASSERT_TRUE(result.failed);
  EXPECT_FALSE(result.failed->undone);
  EXPECT_EQ(result.failed->completed, 1u);
  EXPECT_TRUE(history()[0].failed());  // neither here nor there, for Prisma too
  folder.file("1/down.sql", "DROP INDEX CONCURRENTLY i;\nDROP TABLE t;");
  result = back();
  EXPECT_FALSE(result.failed);
  EXPECT_FALSE(exists("t"));
  EXPECT_THAT(pending(), ElementsAre("1"));
}

TEST_F(Rollback, of_a_run_that_fails) {
  both("1", "CREATE TABLE a (id int);", "DROP TABLE a;");
  EXPECT_EQ(applied_now(), 1u);
  both("2", "CREATE TABLE b (id int);", "DROP TABLE b;");
  both("3", "CREATE TABLE c (id int);", "DROP TABLE c;");
  both("4", "CREATE TABLE d (id nosuchtype);", "DROP TABLE d;");
  ApplyOptions options;
  options.on_failure = OnFailure::rollback;
  const ApplyResult result = apply_all(options);
  ASSERT_TRUE(result.failed);
  EXPECT_THAT(names(result.rolled_back), ElementsAre("3", "2"));
  EXPECT_THAT(result.pending, ElementsAre("2", "3", "4"));
  EXPECT_TRUE(exists("a"));
  EXPECT_FALSE(exists("b"));
  EXPECT_FALSE(exists("c"));
}

TEST_F(Rollback, on_failure_needs_every_down_sql_before_anything_runs) {
  both("1", "CREATE TABLE a (id int);", "DROP TABLE a;");
  folder.migration("2", "CREATE TABLE b (id int);");
  ApplyOptions options;
  options.on_failure = OnFailure::rollback;
  EXPECT_EQ(refused(options).code, "down-missing");
  EXPECT_FALSE(exists("a"));
}

}  // namespace
}  // namespace schemac::migrate
