// Which error the next `apply` gives, and when a history counts as different.
#include "run/status.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace schemac::app {
namespace {

using migrate::Status;

struct Row {
  const char* what;
  std::function<void(Status&)> set;
  const char* code;  // of the obstacle; "" for none
  bool diverged;
};

const Row rows[] = {
    {"applied", [](Status& s) { s.applied = {{.name = "a"}}; }, "", false},
    {"pending", [](Status& s) { s.pending = {{.name = "a"}}; }, "", true},
    {"missing, which apply tolerates", [](Status& s) { s.missing = {{.name = "a"}}; }, "", true},
    {"failed", [](Status& s) { s.failed = {{.name = "a"}}; }, "P3009", true},
    {"failed, but apply goes on behind it", [](Status& s) { s.failed = {{.name = "a", .resumable = true}}; },
     "", true},
    {"the second one failed for good",
     [](Status& s) {
       s.failed = {{.name = "a", .resumable = true}, {.name = "b"}};
     },
     "P3009", true},
    {"edited", [](Status& s) { s.edited = {{.name = "a"}}; }, "migration-edited", true},
    {"failed goes before edited",
     [](Status& s) {
       s.failed = {{.name = "a"}};
       s.edited = {{.name = "b"}};
     },
     "P3009", true},
    {"renamed goes first",
     [](Status& s) {
       s.renamed = {{"a", "b"}};
       s.failed = {{.name = "a"}};
     },
     "migration-renamed", true},
};

TEST(Status, TheErrorOfTheNextApply) {
  for (const Row& row : rows) {
    Status status;
    row.set(status);
    const auto error = obstacle(status);
    EXPECT_EQ(error ? error->code : "", row.code) << row.what;
    EXPECT_EQ(is_diverged(status), row.diverged) << row.what;
  }
}

TEST(Status, TheErrorNamesTheFirstMigrationThatApplyCannotPass) {
  Status status;
  status.failed = {{.name = "a", .resumable = true}, {.name = "b"}};
  EXPECT_EQ(obstacle(status)->message, "The migration `b` failed in this database.");
}

TEST(Status, HowManyDiffer) {
  Status status;
  status.pending = {{.name = "a"}};
  EXPECT_EQ(not_up_to_date(status).message, "The database is not up to date: 1 migration differs.");
  status.missing = {{.name = "b"}};
  EXPECT_EQ(not_up_to_date(status).message, "The database is not up to date: 2 migrations differ.");
}

}  // namespace
}  // namespace schemac::app
