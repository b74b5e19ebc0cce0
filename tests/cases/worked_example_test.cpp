// The NameCard example at the root of the repository: its migration is what schemac writes for its schema,
// and applying the folder to an empty database leaves exactly the schema.
#include <gtest/gtest.h>

#include "schemac/catalog/read.hpp"
#include "schemac/catalog/spelling.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/plan/plan.hpp"
#include "support/files.hpp"
#include "support/frontend/schema.hpp"
#include "support/places.hpp"
#include "support/server.hpp"

namespace schemac {
namespace {

const std::filesystem::path root = testing::source_folder();

class WorkedExample : public ::testing::Test {
 protected:
  static sql::Schema read(pg::Session& session) {
    auto live = catalog::read(session, {});
    EXPECT_TRUE(live.ok());
    return std::move(live).value();
  }
  const sql::Schema schema_ = testing::lowered(testing::slurp(root / "schema.prisma"));
};

TEST_F(WorkedExample, TheMigrationIsWhatTheSchemaGives) {
  SCHEMAC_NEEDS_SERVER();
  const testing::TestDatabase database = testing::TestDatabase::create();
  auto session = pg::Session::open(database.url());
  ASSERT_TRUE(session.ok());
  const sql::Schema empty = read(*session);
  const std::filesystem::path folder = root / "migrations/20250812000000_initial_migration";
  EXPECT_EQ(plan::write_script(plan::make_plan(diff::diff({empty, schema_}))),
            testing::slurp(folder / "migration.sql"));
}

TEST_F(WorkedExample, ApplyingItLeavesTheSchema) {
  SCHEMAC_NEEDS_SERVER();
  const testing::TestDatabase database = testing::TestDatabase::create();
  auto session = pg::Session::open(database.url());
  ASSERT_TRUE(session.ok());
  const auto folder = migrate::read_folder(root / "migrations");
  ASSERT_TRUE(folder.ok());
  const auto applied = migrate::apply(*session, *folder);
  ASSERT_TRUE(applied.ok()) << applied.error().message;
  ASSERT_FALSE(applied->failed) << applied->failed->error.message;
  const sql::Schema live = read(*session);
  EXPECT_EQ(live.tables.size(), 6U);
  const auto wanted = catalog::normalize_expressions(*session, live, schema_);
  ASSERT_TRUE(wanted.ok());
  EXPECT_EQ(plan::write_script(plan::make_plan(diff::diff({live, *wanted}))),
            "-- This is an empty migration.\n");
}

}  // namespace
}  // namespace schemac
