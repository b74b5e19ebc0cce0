#include "schemac/config/locate.hpp"

#include <gmock/gmock.h>

#include "schemac/config/env_files.hpp"
#include "temp_folder.hpp"

namespace schemac::config {
namespace {

using ::testing::HasSubstr;
class Locate : public TempFolder {
 protected:
  // The path below `folder` and where it comes from, or the error's message.
  std::string found(const std::string& from = "", const SchemaRequest& request = {}) const {
    const auto result = find_schema({{}, from.empty() ? folder : folder / from}, settings, request);
    if (!result.ok()) return result.error().code + ": " + result.error().message;
    return result->path.lexically_relative(folder).string() + " <- " + result->from;
  }
  Settings settings;
};

constexpr const char* datasource = "datasource db {\n  provider = \"postgresql\"\n}\n";
constexpr const char* model = "model A {\n  id Int @id\n}\n";

TEST_F(Locate, NearestConventionalPlaceUpwardInPrismasOrder) {
  write("a/b/file", "");
  write("prisma/schema/x.prisma", "");
  EXPECT_EQ(found(), "prisma/schema <- prisma/schema by itself");
  write("prisma/schema.prisma", "");
  EXPECT_EQ(found(), "prisma/schema.prisma <- prisma/schema.prisma by itself");
  write("schema.prisma", datasource);
  EXPECT_EQ(found(), "schema.prisma <- schema.prisma by itself");
  EXPECT_THAT(found("a/b"), HasSubstr("schema.prisma <- "));
  write("a/db/x.prisma", "");
  write("a/package.json", R"({"prisma": {"schema": "db/x.prisma"}})");
  EXPECT_THAT(found("a/b"), HasSubstr("a/db/x.prisma <- `prisma.schema` in "));
}

TEST_F(Locate, TheNearestPackageGoesBeforeConventionalPlaces) {
  write("src/schema.prisma", "");
  write("prisma/schema.prisma", "");
  write("db/schema.prisma", "");
  write("package.json", R"({"prisma": {"schema": "db/schema.prisma"}})");
  EXPECT_EQ(found(), "db/schema.prisma <- `prisma.schema` in package.json");
  EXPECT_THAT(found("src"), HasSubstr("db/schema.prisma <- "));
  write("package.json", "\xEF\xBB\xBF{\"prisma\": {\"schema\": \"db\"}}");
  EXPECT_EQ(found(), "db <- `prisma.schema` in package.json");
  write("src/package.json", R"({"name": ".prisma/client"})");
  EXPECT_THAT(found("src"), HasSubstr("db <- "));
}

TEST_F(Locate, WhatAConfigurationNamesStandsBetweenSettingsAndPackage) {
  write("package.json", R"({"prisma": {"schema": "a.prisma"}})");
  write("a.prisma", "");
  write("b.prisma", "");
  SchemaRequest request;
  request.configured = NamedSchema{folder / "b.prisma", folder, "the configuration"};
  EXPECT_EQ(found("", request), "b.prisma <- the configuration");
  settings.file = folder / "schemac.toml";
  settings.schema = folder / "a.prisma";
  EXPECT_EQ(found("", request), "a.prisma <- `schema` in " + settings.file.filename().string());
}

TEST_F(Locate, SettingsAndFlagWinAndMustExist) {
  write("schema.prisma", "");
  write("other/x.prisma", "");
  settings.file = folder / "schemac.toml";
  settings.schema = folder / "other";
  EXPECT_EQ(found(), "other <- `schema` in schemac.toml");
  EXPECT_EQ(found("", {"other/x.prisma", {}}), "other/x.prisma <- --schema");
  settings.schema = folder / "none.prisma";
  EXPECT_THAT(found(), HasSubstr("schema-not-found: The schema that `schema` in schemac.toml names"));
  EXPECT_THAT(found("", {"nope.prisma", {}}), HasSubstr((folder / "nope.prisma").string()));
}

TEST_F(Locate, AHeadFileBesideModelsThatNothingNamesIsAnError) {
  write("prisma/schema.prisma", datasource);
  write("prisma/notes/readme.prisma", "// nothing\n");
  EXPECT_THAT(found(), HasSubstr(" by itself"));
  write("prisma/models/deep/a.prisma", model);
  const auto result = find_schema({{}, folder}, settings, {});
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, "schema-ambiguous");
  EXPECT_THAT(result.error().message, HasSubstr("prisma/models/deep/a.prisma"));
  for (const char* way : {"--schema prisma,", "`schema = \"prisma\"`", "--schema prisma/schema.prisma,",
                          "`schema = \"prisma/schema.prisma\"`"})
    EXPECT_THAT(result.error().hint, HasSubstr(way));
  EXPECT_EQ(found("", {"prisma/schema.prisma", {}}), "prisma/schema.prisma <- --schema");
  EXPECT_EQ(found("", {"prisma", {}}), "prisma <- --schema");
}

TEST_F(Locate, FilesOfAnotherSchemaAreNoPartOfThisOne) {
  write("prisma/schema.prisma", std::string(datasource) + model);
  write("prisma/client/schema.prisma", std::string(datasource) + model);
  write("prisma/other/head.prisma", datasource);
  write("prisma/other/more.prisma", model);
  write("prisma/old.prisma", std::string(datasource) + model);
  write("prisma/node_modules/x/a.prisma", model);
  write("prisma/package/package.json", "{}");
  write("prisma/package/a.prisma", model);
  EXPECT_THAT(found(), HasSubstr(" by itself"));
  write("prisma/second.prisma", model);
  EXPECT_THAT(found(), HasSubstr("schema-ambiguous"));
}

TEST_F(Locate, ASchemaAtTheTopHasItsFilesBesideItOrOneFolderBelow) {
  write("schema.prisma", datasource);
  write("a/b/c.prisma", model);
  EXPECT_THAT(found(), HasSubstr(" by itself"));
  write("models/a.prisma", model);
  EXPECT_THAT(found(), HasSubstr("schema-ambiguous"));
}

TEST_F(Locate, AFileThatIsNoSchemaWithoutTheOthersIsAmbiguousToo) {
  write("prisma/schema.prisma", model);
  write("prisma/datasource.prisma", datasource);
  EXPECT_THAT(found(), HasSubstr("schema-ambiguous"));
}

TEST_F(Locate, NotFoundListsEveryPlace) {
  write("a/package.json", R"({"name": "x"})");
  const auto result = find_schema({{}, folder / "a"}, {}, {});
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, "schema-not-found");
  for (const std::string place : {"a/prisma/schema.prisma\n", "a/prisma/schema\n", "a/schema.prisma\n",
                                  "a/package.json (has no prisma.schema)\n", "prisma/schema.prisma\n",
                                  "schema.prisma\n", "package.json\n"}) {
    EXPECT_THAT(result.error().message, HasSubstr((folder / place).string()));
  }
  EXPECT_THAT(result.error().hint, HasSubstr("--schema"));
}

TEST_F(Locate, BrokenPackageJsonIsNoAnswer) {
  write("package.json", "{");
  const auto result = find_schema({{}, folder}, {}, {});
  ASSERT_FALSE(result.ok());
  EXPECT_THAT(result.error().message, HasSubstr("package.json (is not valid JSON)"));
}

TEST_F(Locate, PackageJsonMustNameWhatExists) {
  write("package.json", R"({"prisma": {"schema": "none.prisma"}})");
  const auto result = find_schema({{}, folder}, {}, {});
  ASSERT_FALSE(result.ok());
  EXPECT_THAT(result.error().message, HasSubstr("`prisma.schema` in package.json"));
}

TEST_F(Locate, MigrationsLieBesideTheSchema) {
  const auto file = write("db/schema.prisma", "");
  const Environment environment{{}, folder};
  EXPECT_EQ(migrations_folder(environment, {}, std::nullopt, file), folder / "db/migrations");
  EXPECT_EQ(migrations_folder(environment, {}, std::nullopt, folder / "db"), folder / "db/migrations");
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

TEST_F(Locate, TheHistoryOfASchemaFolder) {
  write("db/schema/a.prisma", datasource);
  const Environment environment{{}, folder};
  const auto place = [&] {
    return migrations_folder(environment, {}, std::nullopt, folder / "db/schema").lexically_relative(folder);
  };
  EXPECT_EQ(place(), "db/schema/migrations");
  write("db/migrations/migration_lock.toml", "");
  EXPECT_EQ(place(), "db/migrations");
  std::filesystem::remove(folder / "db/schema/a.prisma");
  write("db/schema/base/a.prisma", datasource);
  write("db/schema/base/migrations/1_a/migration.sql", "");
  EXPECT_EQ(place(), "db/schema/base/migrations");
  write("db/schema/migrations/1_a/migration.sql", "");
  EXPECT_EQ(place(), "db/schema/migrations");
  EXPECT_EQ(histories_below(folder), (std::vector<std::filesystem::path>{folder / "db/migrations",
                                                                         folder / "db/schema/base/migrations",
                                                                         folder / "db/schema/migrations"}));
}

TEST_F(Locate, EnvFilesLieWherePrismaLooks) {
  write("package.json", "{}");
  write("apps/a/package.json", "{}");
  const Environment environment{{}, folder / "apps/a/src"};
  const SchemaPlace schema{folder / "apps/a/db/schema.prisma", folder / "apps/a", ""};
  const EnvFilePlaces places = env_file_places(environment, schema);
  EXPECT_EQ(places.root, folder / "apps/a/.env");
  EXPECT_EQ(places.of_schema, (std::vector<std::filesystem::path>{
                                  folder / "apps/a/db/.env", folder / "apps/a/prisma/.env",
                                  folder / "apps/a/src/prisma/.env", folder / "apps/a/src/.env"}));
}

}  // namespace
}  // namespace schemac::config
