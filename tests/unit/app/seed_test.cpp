// When a new database is seeded.
#include "schemac/app/seed.hpp"

#include "project.hpp"
#include "schemac/app/dev.hpp"

namespace schemac::app {
namespace {

using Seeds = ProjectTest;

TEST_F(Seeds, WhoWantsThem) {
  constexpr const char* of_6 = R"({"devDependencies": {"prisma": "^6.2.0"}, "prisma": {"seed": "seed"}})";
  constexpr const char* of_7 = R"({"devDependencies": {"prisma": "^7.0.0"}, "prisma": {"seed": "seed"}})";
  constexpr const char* without = "{}";
  struct Row {
    const char* package;
    bool settings;
    SeedWish wish;
    const char* found;  // the command, "" for none, else the error's code
  };
  constexpr Row rows[] = {
      {of_6, false, {}, ""},
      {of_6, false, {.wanted = true}, "seed"},
      {of_6, true, {}, "seed"},
      {of_6, false, {.like_prisma = true}, "seed"},
      {of_7, false, {.like_prisma = true}, ""},
      {of_7, false, {.wanted = true}, "seed"},
      {of_6, true, {.wanted = true, .like_prisma = true, .skip = true}, ""},
      {without, false, {.wanted = true}, "seed-not-found"},
      {without, true, {}, "seed-not-found"},
      {without, false, {.like_prisma = true}, ""},
      {without, true, {.skip = true}, ""},
  };
  for (const Row& row : rows) {
    write("package.json", row.package);
    project.settings.dev.seed = row.settings;
    const auto seed = wanted_seed(project, row.wish);
    const std::string found = !seed.ok() ? seed.error().code : *seed ? (*seed)->command : "";
    EXPECT_EQ(found, row.found) << &row - rows;
  }
}

TEST_F(Seeds, AMissingCommandIsNoErrorForPrismasName) {
  write("package.json", "{}");
  std::string noted;
  context.reporter.note = [&](std::string_view text) { noted = text; };
  EXPECT_EQ(seed(context, {}).error().code, "seed-not-found");
  EXPECT_EQ(noted, "");
  const auto report = seed(context, {.like_prisma = true});
  ASSERT_TRUE(report.ok());
  EXPECT_FALSE(*report);
  EXPECT_EQ(noted, "No seed command was found: package.json has no prisma.seed.");
}

ApplyReport applied(size_t found, size_t run, size_t missing = 0) {
  ApplyReport report;
  report.found = found;
  report.result.applied.resize(run);
  report.result.missing.resize(missing);
  return report;
}

TEST(NewDatabase, IsOneOnWhichThisRunAppliedEveryMigration) {
  struct Row {
    ApplyReport before;
    std::optional<ApplyReport> after;
    bool is_new;
  };
  const Row rows[] = {
      {applied(2, 2), std::nullopt, true},      {applied(2, 1), std::nullopt, false},
      {applied(0, 0), std::nullopt, false},  // nothing at all
      {applied(0, 0), applied(1, 1), true},  // the first migration was written
      {applied(2, 2), applied(3, 1), true},     {applied(2, 0), applied(3, 1), false},
      {applied(2, 2, 1), applied(3, 1), false},  // it has run others before
  };
  for (const Row& row : rows) {
    EXPECT_EQ((DevReport{row.before, std::nullopt, row.after}).is_new_database(), row.is_new) << &row - rows;
  }
}

TEST(NewDatabase, TheLastRunSaysWhatFailed) {
  DevReport report{applied(1, 0), std::nullopt, std::nullopt};
  EXPECT_EQ(report.failed(), nullptr);
  report.before.result.failed = migrate::FailedMigration{.name = "a"};
  EXPECT_EQ(report.failed()->name, "a");
  report.after = applied(2, 1);
  EXPECT_EQ(report.failed(), nullptr);
}

}  // namespace
}  // namespace schemac::app
