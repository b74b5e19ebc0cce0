// What is asked before rows and tables go, and what happens on yes, on no, and where nobody is asked.
#include <gmock/gmock.h>

#include "person.hpp"
#include "project.hpp"
#include "schemac/app/apply.hpp"
#include "schemac/app/history.hpp"
#include "schemac/app/push.hpp"
#include "schemac/app/status.hpp"
#include "support/server.hpp"

namespace schemac::app {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

// A database with the table "User", which has one row.
class Questions : public ProjectTest {
 protected:
  void SetUp() override {
    SCHEMAC_NEEDS_SERVER();
    database_ = testing::TestDatabase::create();
    project.environment.variables["DATABASE_URL"] = database_->url_text();
    write("schema.prisma", std::string(datasource) + user);
    write("migrations/1_user/migration.sql",
          "CREATE TABLE \"User\" (id int PRIMARY KEY); INSERT INTO \"User\" VALUES (1);");
    write("migrations/1_user/down.sql", "DROP TABLE \"User\";");
    ASSERT_TRUE(apply(context).ok());
  }
  size_t applied() const { return status(context)->status.applied.size(); }

  // Runs `command` without a person, with one who says no, and with one who says yes.
  template <class Command>
  void expect_question(const Command& command, const char* unasked, const char* denied,
                       const std::string& question) {
    EXPECT_EQ(command().error().code, unasked);
    Person person;
    context.prompt = person.prompt();
    EXPECT_EQ(command().error().code, denied);
    EXPECT_EQ(applied(), 1U);
    ASSERT_EQ(person.asked.size(), 1U);
    EXPECT_THAT(person.asked.front().text, StartsWith(question));
    EXPECT_THAT(person.asked.front().text, HasSubstr("\nGo on?"));
    person.answer = true;
    const auto done = command();
    EXPECT_TRUE(done.ok()) << done.error().message;
    EXPECT_EQ(person.asked.size(), 2U);
  }

 private:
  std::optional<testing::TestDatabase> database_;
};

TEST_F(Questions, RollbackAsksAboutRowsThatAreLost) {
  expect_question([&] { return rollback(context, {}); }, "data-loss", "cancelled",
                  "The roll-back destroys data:\n  1_user: table \"User\" (1 row)");
  EXPECT_EQ(applied(), 0U);
}

TEST_F(Questions, RollbackAsksNothingWhereTheFlagAnswers) {
  Person person;
  context.prompt = person.prompt();
  EXPECT_TRUE(rollback(context, {.accept_data_loss = true}).ok());
  EXPECT_TRUE(person.asked.empty());
}

TEST_F(Questions, RollbackAsksNothingAboutWhatNoAnswerHelps) {
  Person person{.answer = true};
  context.prompt = person.prompt();
  EXPECT_EQ(rollback(context, {.steps = 2}).error().code, "rollback-too-far");
  EXPECT_TRUE(person.asked.empty());
}

TEST_F(Questions, ResetAsksAboutEverything) {
  expect_question([&] { return reset(context, {}); }, "confirmation-needed", "cancelled",
                  "Everything in the schema public of the database ");
  EXPECT_EQ(applied(), 1U);  // again
}

TEST_F(Questions, ResetAsksNothingWithForce) {
  Person person;
  context.prompt = person.prompt();
  EXPECT_TRUE(reset(context, {.force = true}).ok());
  EXPECT_TRUE(person.asked.empty());
}

TEST_F(Questions, PushTakesTheAnswerOfAPerson) {
  write("schema.prisma", std::string(datasource) + "model Other {\n  id Int @id\n}\n");
  const auto unasked = push(context, {});
  ASSERT_TRUE(unasked.ok()) << unasked.error().message;
  EXPECT_EQ(unasked->refusal->code, "drop-tables");
  Person person;
  context.prompt = person.prompt();
  EXPECT_EQ(push(context, {})->refusal->code, "drop-tables");
  EXPECT_EQ(push(context, {.drop_tables = true})->refusal->code, "data-loss");
  person.answer = true;
  EXPECT_TRUE(push(context, {})->executed);
  EXPECT_EQ(person.asked.size(), 4U);
}

TEST_F(Questions, ComparingAsksNothing) {
  write("schema.prisma", std::string(datasource) + "model Person {\n  id Int @id\n}\n");
  Person person{.answer = true};
  context.prompt = person.prompt();
  const auto report = compare(context, {});
  ASSERT_TRUE(report.ok()) << report.error().message;
  EXPECT_TRUE(person.asked.empty());
  EXPECT_TRUE(generate(context, {}, "renamed").ok());
  EXPECT_FALSE(person.asked.empty());
}

}  // namespace
}  // namespace schemac::app
