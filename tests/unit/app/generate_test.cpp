#include <gmock/gmock.h>

#include "project.hpp"
#include "schemac/app/apply.hpp"
#include "schemac/app/diff.hpp"
#include "support/server.hpp"

namespace schemac::app {
namespace {

using ::testing::HasSubstr;
using Generate = ProjectTest;

TEST_F(Generate, WritesUpAndDownOrNothing) {
  write("schema.prisma", std::string(datasource) + user);
  const DiffRequest from_empty{"empty", std::nullopt, plan::Style::safe};
  const auto report = generate(context, from_empty, "Initial");
  ASSERT_TRUE(report.ok()) << report.error().message;
  ASSERT_TRUE(report->migration);
  EXPECT_THAT(report->migration->name, ::testing::MatchesRegex("[0-9]+_initial"));
  EXPECT_TRUE(std::filesystem::exists(report->migration->path));
  EXPECT_TRUE(std::filesystem::exists(report->migration->path.parent_path() / "down.sql"));
  const DiffRequest same{"schema.prisma", std::nullopt, plan::Style::safe};
  const auto nothing = generate(context, same, "more");
  ASSERT_TRUE(nothing.ok());
  EXPECT_TRUE(nothing->diff.empty());
  EXPECT_FALSE(nothing->migration);
}

TEST_F(Generate, NamesThatArePathsAreRefusedBeforeAnythingIsDone) {
  for (const char* name : {"../x", "a/b", "a\\b", "..", "a\tb"}) {
    EXPECT_EQ(generate(context, {}, name).error().code, "migration-name-invalid") << name;
  }
}

TEST_F(Generate, ADifferenceWithoutANameIsAnError) {
  write("schema.prisma", std::string(datasource) + user);
  const DiffRequest from_empty{"empty", std::nullopt, plan::Style::safe};
  EXPECT_EQ(generate(context, from_empty, std::nullopt).error().code, "migration-name-missing");
  EXPECT_FALSE(std::filesystem::exists(folder / "migrations"));
}

TEST_F(Generate, TheDatabaseMustHaveRunExactlyTheFolder) {
  SCHEMAC_NEEDS_SERVER();
  const auto database = testing::TestDatabase::create();
  project.environment.variables["DATABASE_URL"] = database.url_text();
  write("schema.prisma", std::string(datasource) + user);
  write("migrations/1_one/migration.sql", "CREATE TABLE one (id int);");
  const auto behind = generate(context, {}, "x");
  ASSERT_FALSE(behind.ok());
  EXPECT_EQ(behind.error().code, "database-behind");
  EXPECT_THAT(behind.error().message, HasSubstr("1_one"));
  ASSERT_TRUE(apply(context).ok());
  std::filesystem::rename(folder / "migrations/1_one", folder / "migrations/.gone");
  const auto ahead = generate(context, {}, "x");
  ASSERT_FALSE(ahead.ok());
  EXPECT_EQ(ahead.error().code, "database-ahead");
}

TEST_F(Generate, MigrationsAreTheBaseWhereNoDatabaseIsConfigured) {
  SCHEMAC_NEEDS_SERVER();
  write("schema.prisma", std::string(datasource) + user);
  write("migrations/1_one/migration.sql",
        "CREATE TABLE \"User\" (\"id\" INTEGER NOT NULL, CONSTRAINT \"User_pkey\" "
        "PRIMARY KEY (\"id\"));");
  const auto report = compare(context, {});
  ASSERT_TRUE(report.ok()) << report.error().message;
  EXPECT_EQ(report->from, "migrations");
  EXPECT_TRUE(report->empty()) << report->script();
  write("migrations/2_two/migration.sql", "CREATE TABLE \"User\" (id int);");
  const auto broken = compare(context, {});
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.error().code, "P3006");
  EXPECT_THAT(broken.error().message, HasSubstr("2_two"));
}

}  // namespace
}  // namespace schemac::app
