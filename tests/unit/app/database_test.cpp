#include "project/database.hpp"

#include <gmock/gmock.h>

#include "project.hpp"

namespace schemac::app {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Databases = ProjectTest;

TEST_F(Databases, WhatTheSchemaSaysGoesBeforeDatabaseUrlAndDirectUrlFirst) {
  project.environment.variables["DATABASE_URL"] = "postgresql://variable/d";
  EXPECT_EQ(find_database(context)->url.host, "variable");
  write("schema.prisma",
        "datasource db {\n  provider  = \"postgresql\"\n  url       = env(\"POOLED\")\n"
        "  directUrl = env(\"DIRECT\") // not ${POOLED}\n}\n");
  project.environment.variables["POOLED"] = "postgresql://pooled/d";
  EXPECT_EQ(find_database(context).error().code, "P1012");
  EXPECT_THAT(find_database(context).error().message, HasSubstr("DIRECT"));
  EXPECT_FALSE(database_at_hand(project));
  write(".env", "DIRECT=postgresql://direct/d\n");
  EXPECT_EQ(find_database(context)->url.host, "direct");
  EXPECT_EQ(database_at_hand(project)->url.host, "direct");
  project.options.url = "postgresql://flag/d";
  EXPECT_EQ(find_database(context)->url.host, "flag");
}

TEST_F(Databases, TheWholeSchemaIsReadWhereItsFirstLinesDoNotTell) {
  project.environment.variables["DATABASE_URL"] = "postgresql://variable/d";
  write("schema.prisma", "  datasource db {\n  provider = \"postgresql\"\n  url = env(\"OWN\")\n}\n");
  EXPECT_FALSE(database_at_hand(project));
  EXPECT_THAT(find_database(context).error().message, HasSubstr("OWN"));
  write("schema.prisma", "datasource db {\n  provider = \"postgresql\"\n  url = env(OWN)\n}\n");
  EXPECT_EQ(find_database(context).error().code, "P1012");
}

TEST_F(Databases, WhichDatabaseIsToldWithWhereItsUrlComesFrom) {
  write("schema.prisma", datasource);
  project.environment.variables["DATABASE_URL"] = "postgresql://u:secret@h:6000/d?schema=s";
  std::vector<ChosenDatabase> told;
  context.reporter.database = [&](const ChosenDatabase& database) { told.push_back(database); };
  ASSERT_TRUE(find_database(context).ok());
  EXPECT_EQ(told,
            (std::vector<ChosenDatabase>{{"h", "6000", "d", "s", "the environment variable DATABASE_URL"}}));
}

TEST_F(Databases, NothingConfiguredIsAnErrorThatNamesTheLocalServerToo) {
  write("schema.prisma", datasource);
  const auto found = find_database(context);
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().code, no_database_code);
  EXPECT_THAT(found.error().message,
              HasSubstr("the local server of this project (schemac local) (not running)"));
}

TEST_F(Databases, AskingForTheLocalServerNeverFallsThrough) {
  write("schema.prisma", datasource);
  project.environment.variables["DATABASE_URL"] = "postgresql://variable/d";
  project.options.env = "local";
  EXPECT_EQ(find_database(context).error().code, "local-not-running");
  project.settings.environments.push_back(
      {"local", config::UrlSource{config::UrlSource::Kind::url, "postgresql://mine/d"}});
  EXPECT_EQ(find_database(context)->url.host, "mine");
}

TEST_F(Databases, WrongUrlsSayWhereTheyStandAndHideThemselves) {
  project.environment.variables["DATABASE_URL"] = "mysql://u:secret@h/d";
  const auto found = find_database(context);
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().code, "P1013");
  EXPECT_THAT(found.error().hint, HasSubstr("comes from the environment variable DATABASE_URL"));
  EXPECT_THAT(found.error().message + found.error().hint, Not(HasSubstr("secret")));
}

}  // namespace
}  // namespace schemac::app
