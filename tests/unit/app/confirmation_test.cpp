// Which commands an environment's `confirm` stops, and who lets them go on.
#include <gtest/gtest.h>

#include "person.hpp"
#include "project.hpp"
#include "schemac/app/environment_guards.hpp"

namespace schemac::app {
namespace {

using Confirmation = ProjectTest;

TEST_F(Confirmation, OnlyWhatChangesAnEnvironmentThatWantsIt) {
  struct Row {
    Reach reach;
    bool confirm, yes, url_flag, person_is_there, answer;
    bool goes_on;
    size_t questions;
  };
  constexpr Row rows[] = {
      {Reach::changes, true, false, false, false, false, false, 0},
      {Reach::changes, true, false, false, true, false, false, 1},
      {Reach::changes, true, false, false, true, true, true, 1},
      {Reach::changes, true, true, false, true, false, true, 0},
      {Reach::changes, false, false, false, true, false, true, 0},
      {Reach::changes, true, false, true, true, false, true, 0},  // a URL of its own is no environment
      {Reach::database, true, false, false, true, false, true, 0},
      {Reach::files, true, false, false, true, false, true, 0},
  };
  for (const Row& row : rows) {
    project.options.env = "production";
    project.options.reach = row.reach;
    project.options.yes = row.yes;
    project.options.url = row.url_flag ? std::optional<std::string>("postgresql://h/d") : std::nullopt;
    config::NamedEnvironment environment;
    environment.name = "production";
    environment.confirm = row.confirm;
    project.settings.environments = {environment};
    Person person{.answer = row.answer};
    context.prompt = row.person_is_there ? person.prompt() : Prompt();
    const base::Status status = check_confirmed(context, "apply");
    EXPECT_EQ(status.ok() ? "" : status.error().code, row.goes_on ? "" : "confirmation-missing");
    ASSERT_EQ(person.asked.size(), row.questions) << &row - rows;
    if (row.questions != 0) {
      EXPECT_EQ(
          person.asked.front(),
          (Question{"`apply` changes the database of production. Type its name to go on", "production"}));
    }
  }
}

}  // namespace
}  // namespace schemac::app
