#include "schemac/config/locate.hpp"

#include <gmock/gmock.h>

#include "temp_folder.hpp"

namespace schemac::config {
namespace {

using ::testing::HasSubstr;
using Locate = TempFolder;

TEST_F(Locate, NearestConventionalPlaceUpward) {
  write("schema.prisma", "");
  write("a/b/file", "");
  const Environment environment{{}, folder / "a/b"};
  EXPECT_EQ(find_schema(environment, {}, std::nullopt).value(), folder / "schema.prisma");
  write("prisma/schema.prisma", "");
  EXPECT_EQ(find_schema(environment, {}, std::nullopt).value(), folder / "prisma/schema.prisma");
  write("a/db/x.prisma", "");
  write("a/package.json", R"({"prisma": {"schema": "db/x.prisma"}})");
  EXPECT_EQ(find_schema(environment, {}, std::nullopt).value(), folder / "a/db/x.prisma");
}

TEST_F(Locate, SettingsAndFlagWinAndMustExist) {
  write("schema.prisma", "");
  write("other/x.prisma", "");
  const Environment environment{{}, folder};
  Settings settings;
  settings.file = folder / "schemac.toml";
  settings.schema = folder / "other";
  EXPECT_EQ(find_schema(environment, settings, std::nullopt).value(), folder / "other");
  EXPECT_EQ(find_schema(environment, settings, "other/x.prisma").value(), folder / "other/x.prisma");
  settings.schema = folder / "none.prisma";
  const auto from_settings = find_schema(environment, settings, std::nullopt);
  ASSERT_FALSE(from_settings.ok());
  EXPECT_THAT(from_settings.error().message, HasSubstr("`schema` in schemac.toml"));
  const auto from_flag = find_schema(environment, settings, "nope.prisma");
  ASSERT_FALSE(from_flag.ok());
  EXPECT_THAT(from_flag.error().message, HasSubstr((folder / "nope.prisma").string()));
}

TEST_F(Locate, NotFoundListsEveryPlace) {
  write("a/package.json", R"({"name": "x"})");
  const auto result = find_schema({{}, folder / "a"}, {}, std::nullopt);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, "schema-not-found");
  for (const std::string place :
       {"a/prisma/schema.prisma\n", "a/schema.prisma\n", "a/package.json (has no prisma.schema)\n",
        "prisma/schema.prisma\n", "schema.prisma\n", "package.json\n"}) {
    EXPECT_THAT(result.error().message, HasSubstr((folder / place).string()));
  }
  EXPECT_THAT(result.error().hint, HasSubstr("--schema"));
}

TEST_F(Locate, BrokenPackageJsonIsNoAnswer) {
  write("package.json", "{");
  const auto result = find_schema({{}, folder}, {}, std::nullopt);
  ASSERT_FALSE(result.ok());
  EXPECT_THAT(result.error().message, HasSubstr("package.json (is not valid JSON)"));
}

TEST_F(Locate, PackageJsonMustNameWhatExists) {
  write("package.json", R"({"prisma": {"schema": "none.prisma"}})");
  const auto result = find_schema({{}, folder}, {}, std::nullopt);
  ASSERT_FALSE(result.ok());
  EXPECT_THAT(result.error().message, HasSubstr("`prisma.schema` in package.json"));
}

TEST_F(Locate, MigrationsLieBesideTheSchema) {
  const auto file = write("db/schema.prisma", "");
  const Environment environment{{}, folder};
  EXPECT_EQ(migrations_folder(environment, {}, std::nullopt, file), folder / "db/migrations");
  EXPECT_EQ(migrations_folder(environment, {}, std::nullopt, folder / "db"), folder / "db/migrations");
  Settings settings;
  settings.migrations = folder / "m";
  EXPECT_EQ(migrations_folder(environment, settings, std::nullopt, file), folder / "m");
  EXPECT_EQ(migrations_folder(environment, settings, "n/", file), folder / "n");
}

TEST(Environment, ShownIsShortBelowTheWorkingDirectory) {
  const Environment environment{{}, "/p/q"};
  EXPECT_EQ(environment.shown("/p/q/prisma/schema.prisma"), "prisma/schema.prisma");
  EXPECT_EQ(environment.shown("/p/schema.prisma"), "/p/schema.prisma");
  EXPECT_EQ(environment.absolute("../x/"), "/p/x");
  EXPECT_EQ(environment.absolute("."), "/p/q");
}

TEST(Environment, CiIsAFlagWithAnOff) {
  EXPECT_FALSE((Environment{{}, "/"}.is_ci()));
  EXPECT_TRUE((Environment{{{"CI", "true"}}, "/"}.is_ci()));
  EXPECT_FALSE((Environment{{{"CI", "false"}}, "/"}.is_ci()));
  EXPECT_FALSE((Environment{{{"CI", ""}}, "/"}.is_ci()));
}

}  // namespace
}  // namespace schemac::config
