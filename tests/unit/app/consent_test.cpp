// Which changes nobody makes without being asked.
#include "schemac/app/data_loss_consent.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "person.hpp"

namespace schemac::app {
namespace {

using ::testing::HasSubstr;

sql::Table table(const std::string& schema, const std::string& name) {
  sql::Table table;
  table.name = {schema, name};
  return table;
}

// `count` tables of a schema, of which the first `dropped` go.
void add(Change& change, const std::string& schema, size_t count, size_t dropped) {
  for (size_t i = 0; i < count; ++i) {
    change.schemas.before.tables.push_back(table(schema, "t" + std::to_string(i)));
    if (i < dropped) change.plan.steps.emplace_back(diff::DropTable{change.schemas.before.tables.back()});
  }
}

bool asks(size_t count, size_t dropped) {
  Change change;
  add(change, "public", count, dropped);
  return !may_drop_tables(change, "schema.prisma", {}, {}).ok();
}

TEST(DropTables, AllOfThemOrMoreThanHalfOfFourOrMore) {
  struct Row {
    size_t tables, dropped;
    bool asked;
  };
  constexpr Row rows[] = {{0, 0, false}, {1, 1, true},  {2, 1, false},   {2, 2, true},   {3, 2, false},
                          {3, 3, true},  {4, 2, false}, {4, 3, true},    {5, 2, false},  {5, 3, true},
                          {9, 4, false}, {9, 5, true},  {90, 45, false}, {90, 46, true}, {90, 0, false}};
  for (const Row& row : rows) {
    EXPECT_EQ(asks(row.tables, row.dropped), row.asked) << row.dropped << " of " << row.tables;
  }
}

TEST(DropTables, EachSchemaCountsByItself) {
  Change change;
  add(change, "public", 20, 0);
  add(change, "billing", 2, 2);
  const base::Status refused = may_drop_tables(change, "prisma/schema.prisma", {}, {});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, "drop-tables");
  EXPECT_EQ(refused.error().message, "The change drops all 2 tables of the schema \"billing\":\n  t0\n  t1");
  EXPECT_THAT(refused.error().hint, HasSubstr("prisma/schema.prisma"));
  EXPECT_THAT(refused.error().hint, HasSubstr("--drop-tables"));
}

TEST(DropTables, TheFlagOrAPersonAnswers) {
  Change change;
  add(change, "public", 1, 1);
  EXPECT_TRUE(may_drop_tables(change, "s", {.drop_tables = true}, {}).ok());
  Person person{.answer = true};
  EXPECT_TRUE(may_drop_tables(change, "s", {}, person.prompt()).ok());
  ASSERT_EQ(person.asked.size(), 1U);
  EXPECT_THAT(person.asked.front().text, HasSubstr("the only table of the schema \"public\""));
  person.answer = false;
  EXPECT_FALSE(may_drop_tables(change, "s", {}, person.prompt()).ok());
  // That rows may be lost is another question.
  EXPECT_FALSE(may_drop_tables(change, "s", {.accept_data_loss = true}, {}).ok());
}

TEST(DropTables, BothFlagsAreNamedWhereRowsAreLost) {
  Change change;
  add(change, "public", 1, 1);
  change.findings.push_back({"drop-table", "t0", "3 rows", false, "", {}});
  EXPECT_THAT(may_drop_tables(change, "s", {.will_run = true}, {}).error().hint,
              HasSubstr("--accept-data-loss"));
  EXPECT_THAT(may_drop_tables(change, "s", {}, {}).error().hint,
              ::testing::Not(HasSubstr("--accept-data-loss")));
}

TEST(Losses, TheFlagOrAPersonAccepts) {
  struct Row {
    bool unexecutable, flag, person_is_there, answer;
    const char* code;  // "": it may run
    size_t questions;
  };
  constexpr Row rows[] = {{false, false, false, false, "data-loss", 0},
                          {false, false, true, false, "data-loss", 1},
                          {false, false, true, true, "", 1},
                          {false, true, true, false, "", 0},
                          {true, true, true, true, "change-impossible", 0}};
  for (const Row& row : rows) {
    Change change;
    change.findings.push_back({"drop-table", "t0", "3 rows", row.unexecutable, "", {}});
    Person person{.answer = row.answer};
    const base::Status status =
        may_run(change, {.accept_data_loss = row.flag}, row.person_is_there ? person.prompt() : Prompt());
    EXPECT_EQ(status.ok() ? "" : status.error().code, row.code);
    EXPECT_EQ(person.asked.size(), row.questions);
    if (!person.asked.empty()) {
      EXPECT_EQ(person.asked.front().text, "The change destroys data:\n  3 rows\nGo on?");
    }
  }
}

TEST(Losses, OnlyWhatNobodyGetsBack) {
  const auto loses = [](const char* kind, bool unexecutable, plan::Style style) {
    return loses_data({kind, "", "", unexecutable, "", {}}, style);
  };
  EXPECT_TRUE(loses("drop-column", false, plan::Style::safe));
  EXPECT_TRUE(loses("recreate-column", false, plan::Style::safe));
  EXPECT_FALSE(loses("add-unique", false, plan::Style::safe));  // the rows were asked
  EXPECT_FALSE(loses("rows", true, plan::Style::safe));
  EXPECT_TRUE(loses("add-unique", false, plan::Style::prisma));
}

}  // namespace
}  // namespace schemac::app
