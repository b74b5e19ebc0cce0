#include "schemac/config/database_url.hpp"

#include <gmock/gmock.h>

#include "secret.hpp"
#include "temp_folder.hpp"

namespace schemac::config {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class DatabaseUrlTest : public TempFolder {
 protected:
  DatabaseUrlTest() {
    environment.working_directory = folder;
    environment.runs_commands = true;
    settings.file = folder / "schemac.toml";
  }
  std::string found() const {
    const auto result = find_database_url(environment, settings, request);
    return result.ok() ? result->text + " <- " + result->origin : "error: " + result.error().message;
  }
  void add_environment(const std::string& name, UrlSource::Kind kind, const std::string& text) {
    settings.environments.push_back({name, UrlSource{kind, text}});
  }
  Environment environment;
  Settings settings;
  UrlRequest request;
};

TEST_F(DatabaseUrlTest, FirstFoundInTheOrderOfTheContract) {
  request.env_files.of_schema = {folder / "prisma/.env", folder / ".env"};
  write(".env", "DATABASE_URL=postgresql://cwd\nSTATS=postgresql://stats");
  EXPECT_EQ(found(), "postgresql://cwd <- DATABASE_URL in .env");
  environment.variables["DATABASE_URL"] = "postgresql://variable";
  EXPECT_EQ(found(), "postgresql://variable <- the environment variable DATABASE_URL");
  request.said = {"`url` of it", "STATS", true};
  EXPECT_EQ(found(), "postgresql://stats <- STATS in .env, named by `url` of it");
  environment.variables["STATS"] = "postgresql://process";
  EXPECT_EQ(found(), "postgresql://process <- the environment variable STATS, named by `url` of it");
  request.said = {"`url` of it", "postgresql://literal", false};
  EXPECT_EQ(found(), "postgresql://literal <- `url` of it");
  add_environment("a", UrlSource::Kind::url, "postgresql://a");
  add_environment("b", UrlSource::Kind::url, "postgresql://b");
  environment.variables["SCHEMAC_ENV"] = "a";
  EXPECT_EQ(found(), "postgresql://a <- [env.a] url in schemac.toml");
  request.environment = "b";
  EXPECT_EQ(found(), "postgresql://b <- [env.b] url in schemac.toml");
  request.url = "postgresql://flag";
  EXPECT_EQ(found(), "postgresql://flag <- --url");
}

TEST_F(DatabaseUrlTest, NothingNamedTellsEveryPlace) {
  write(".env", "OTHER=1");
  request.env_files = {folder / ".env", {folder / "prisma/.env"}};
  const auto result = find_database_url(environment, settings, request);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, "database-url-not-found");
  for (const std::string& place : {std::string("DATABASE_URL is not set"),
                                   std::string("the environment variable DATABASE_URL (not set)"),
                                   "DATABASE_URL in " + (folder / "prisma/.env").string() + " (no such file)",
                                   "DATABASE_URL in " + (folder / ".env").string() + " (not there)"}) {
    EXPECT_THAT(result.error().message, HasSubstr(place));
  }
  EXPECT_THAT(result.error().hint, HasSubstr("DATABASE_URL"));
}

TEST_F(DatabaseUrlTest, AVariableThatTheProjectNamesIsNeverReplaced) {
  environment.variables["DATABASE_URL"] = "postgresql://other";
  request.env_files.root = folder / ".env";
  request.said = {"`url` of it", "STATS", true};
  const auto code = [&] { return find_database_url(environment, settings, request).error().code; };
  const std::string file = "STATS in " + (folder / ".env").string();
  EXPECT_EQ(code(), "P1012");
  EXPECT_THAT(found(), HasSubstr("Environment variable not found: STATS. It is named by `url` of it."));
  EXPECT_THAT(found(), HasSubstr("the environment variable STATS (not set)"));
  EXPECT_THAT(found(), HasSubstr(file + " (no such file)"));
  write(".env", "STATS=\n");
  EXPECT_THAT(found(), HasSubstr(file + " (empty)"));
  write(".env", "STATS=postgresql://file\n");
  EXPECT_EQ(found(), "postgresql://file <- STATS in .env, named by `url` of it");
  // Prisma: the process goes before the file, even where it has nothing in it.
  environment.variables["STATS"] = "";
  EXPECT_EQ(code(), "P1012");
  EXPECT_THAT(found(), HasSubstr("STATS (empty, which goes before the .env files"));
  request.said = {"`url` of it", " ", false};
  EXPECT_EQ(code(), "P1012");
}

TEST_F(DatabaseUrlTest, AReferenceThatIsSetNowhereIsNamed) {
  request.env_files.root = folder / ".env";
  write(".env", "DATABASE_URL=postgresql://u:${PW}@${DB_HOST}/d\nPW=secret\n");
  EXPECT_THAT(found(),
              HasSubstr("Environment variable not found: DB_HOST. The value of DATABASE_URL in .env"));
  EXPECT_THAT(found(), Not(HasSubstr("secret")));
  environment.variables["DB_HOST"] = "h";
  EXPECT_EQ(found(), "postgresql://u:secret@h/d <- DATABASE_URL in .env");
}

TEST_F(DatabaseUrlTest, WhatIsNamedMustWork) {
  environment.variables["DATABASE_URL"] = "postgresql://never";
  request.environment = "staging";
  EXPECT_THAT(found(), HasSubstr("schemac.toml has no [env.staging]"));
  add_environment("staging", UrlSource::Kind::url_env, "STAGING_URL");
  EXPECT_THAT(found(), HasSubstr("the variable STAGING_URL, which is not set"));
  environment.variables["STAGING_URL"] = "postgresql://s";
  EXPECT_EQ(found(), "postgresql://s <- the environment variable STAGING_URL, named by [env.staging]");
  settings.environments[0].source = UrlSource{UrlSource::Kind::url_file, "none.txt"};
  EXPECT_THAT(found(), HasSubstr("url_file of [env.staging]"));
  write("none.txt", "postgresql://f\n");
  EXPECT_THAT(found(), HasSubstr("postgresql://f <- url_file"));
  settings.environments[0].source = std::nullopt;
  EXPECT_THAT(found(), HasSubstr("does not say where its URL comes from"));
  settings.file = "";
  settings.environments.clear();
  EXPECT_THAT(found(), HasSubstr("there is no schemac.toml"));
}

TEST_F(DatabaseUrlTest, AFolderNamedDotEnvIsNoFile) {
  request.env_files.root = folder / ".env";
  std::filesystem::create_directory(folder / ".env");
  EXPECT_THAT(found(), HasSubstr("DATABASE_URL in " + (folder / ".env").string() + " (no such file)"));
}

TEST_F(DatabaseUrlTest, CommandPrintsUrlOrJson) {
  request.environment = "p";
  add_environment(
      "p", UrlSource::Kind::url_command,
      R"(printf '{"username":"u","password":"p@ss:w","host":"h","port":6432,"dbname":"d b","x":1}')");
  EXPECT_THAT(found(), HasSubstr("postgresql://u:p%40ss%3Aw@h:6432/d%20b <- "));
  settings.environments[0].source->text = "echo postgresql://c";
  EXPECT_THAT(found(), HasSubstr("postgresql://c <- url_command of [env.p]"));
}

TEST_F(DatabaseUrlTest, ACommandRunsOnlyWhereItsDatabaseIsOpened) {
  environment.runs_commands = false;
  add_environment("p", UrlSource::Kind::url_command, "touch " + (folder / "ran").string());
  request.environment = "p";
  EXPECT_THAT(found(), HasSubstr("is not run by this command"));
  EXPECT_FALSE(std::filesystem::exists(folder / "ran"));
}

TEST_F(DatabaseUrlTest, FailingCommandsAreErrorsThatHideTheSecret) {
  request.environment = "p";
  add_environment("p", UrlSource::Kind::url_command, "");
  const std::pair<const char*, const char*> cases[] = {
      {"exit 3", "failed with exit code 3"},
      {"kill -9 $$", "failed with signal 9"},
      {"true", "gives nothing"},
      {"printf 'a\\nsecret\\n'", "gives more than one line"},
      {"printf '{secret'", "begins like JSON and is none"},
      {"printf '{\"username\":\"secret\"}'", "without `password`"},
      {"head -c 100000 /dev/zero", "prints more than"},
  };
  for (const auto& [command, message] : cases) {
    settings.environments[0].source->text = command;
    EXPECT_THAT(found(), HasSubstr(message)) << command;
    EXPECT_THAT(found(), Not(HasSubstr("secret"))) << command;
  }
}

TEST_F(DatabaseUrlTest, HangingCommandIsStoppedWithItsChildren) {
  const auto start = std::chrono::steady_clock::now();
  const auto result =
      run_command("sleep 60 & sleep 60", folder, CommandLimit{std::chrono::milliseconds(200)}, "url_command");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
  ASSERT_FALSE(result.ok());
  EXPECT_THAT(result.error().message, HasSubstr("did not end within 0.2 s"));
  const auto closed =
      run_command("exec >&-; sleep 60", folder, CommandLimit{std::chrono::milliseconds(200)}, "url_command");
  ASSERT_FALSE(closed.ok());
}

}  // namespace
}  // namespace schemac::config
