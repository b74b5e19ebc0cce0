#include "schemac/config/settings.hpp"

#include <gmock/gmock.h>

#include "temp_folder.hpp"

namespace schemac::config {
namespace {

using ::testing::HasSubstr;
using Settings_ = TempFolder;

TEST(Settings, PathsAreRelativeToTheFile) {
  const auto settings =
      parse_settings("schema = \"db/schema.prisma\"\nmigrations = \"../m/\"", "/p/q/schemac.toml");
  ASSERT_TRUE(settings.ok()) << settings.error().message;
  EXPECT_EQ(settings->schema, "/p/q/db/schema.prisma");
  EXPECT_EQ(settings->migrations, "/p/m");
}

TEST(Settings, EnvironmentsNameOneSourceEach) {
  const auto settings =
      parse_settings("[env.staging]\nurl_env = \"S\"\n[env.production]\nurl_command = \"x y\"\n[env.none]\n",
                     "/schemac.toml");
  ASSERT_TRUE(settings.ok()) << settings.error().message;
  const UrlSource staging{UrlSource::Kind::url_env, "S"};
  const UrlSource production{UrlSource::Kind::url_command, "x y"};
  ASSERT_NE(settings->environment("staging"), nullptr);
  EXPECT_EQ(settings->environment("staging")->source, staging);
  EXPECT_EQ(settings->environment("production")->source, production);
  EXPECT_FALSE(settings->environment("none")->source);
  EXPECT_EQ(settings->environment("other"), nullptr);
}

struct Bad {
  const char* text;
  const char* message;
  const char* hint;
};

TEST(Settings, WrongTextIsAnErrorWithItsLine) {
  const Bad cases[] = {
      {"\nshema = \"x\"", "/p/schemac.toml:2: unknown key `shema`", "Did you mean `schema`?"},
      {"zzz = 1", "unknown key `zzz`",
       "Known: check, dev, enums, env, init_shadow_db, migrations, notify, prisma, replay, schema, strict, "
       "tables, timeouts."},
      {"schema = 1", ":1: `schema` must be a string", ""},
      {"schema = \"\"", "`schema` is empty", ""},
      {"env = 1", "`env` must be a table", ""},
      {"[env]\nlocal = 1", "`env.local` must be a table", ""},
      {"[env.a]\nurl_evn = \"x\"", ":2: unknown key `url_evn` in [env.a]", "Did you mean `url_env`?"},
      {"[env.a]\nurl = \"x\"\nurl_env = \"y\"", ":3: `url_env` is one source too many", "Keep one"},
      {"schema = \"a\"\nschema = ", ":2:", "valid TOML"},
      {"x", ":1:", "valid TOML"},
      {"[!x]", ":1:", "valid TOML"},
      {"[a.!]", ":1:", "valid TOML"},
      {"[[]]", ":1:", "valid TOML"},
      {"x = {!}", ":1:", "valid TOML"},
      {"schema = \"a\"\n# \x01", ":2: the line holds a control character", "take it out"},
      {"x = \xCF\xBF", ":1:", "valid TOML"},
      {"x = \"\"\"a\\\n\xCF\xBF\"\"\"", ":1: unknown key `x`", ""},
      {"[\x7f", ":1: the line holds a control character", "take it out"},
      {"[chek]\nbase = \"x\"", ":1: unknown key `chek`", "Did you mean `check`?"},
      {"[check]\ndestructive = \"eror\"", ":2: `destructive` knows no \"eror\"", "Did you mean `error`?"},
      {"[check]\nformat = 1", ":2: `format` must be true or false", ""},
      {"[timeouts]\nlock_wait = \"1 day\"", ":2: `lock_wait` must be a duration", "30s"},
      {"[timeouts]\nlock_wait = -1", ":2: `lock_wait` must be a duration", ""},
      {"[notify]\nevents = \"start\"", ":2: `events` must be a list", ""},
      {"[notify]\nevents = [\"sucess\"]", "knows no \"sucess\"", "Did you mean `success`?"},
      {"[notify]\nevents = [1]", ":2: `events` must be a list of strings", ""},
      {"[notify]\nretries = 11", "`retries` must be a number from 0 to 10", ""},
      {"[notify]\nwebhook = \"x\"\nwebhook_env = \"y\"", ":3: `webhook_env` is one source too many", ""},
      {"[env.a]\nconfirm = \"yes\"", ":2: `confirm` must be true or false", ""},
      {"[env.a.timeouts]\nlock_wiat = \"1s\"", ":2: unknown key `lock_wiat` in [env.a.timeouts]",
       "lock_wait"},
      {"[env.a]\nnotify = 1", ":2: `env.a.notify` must be a table", ""},
  };
  for (const Bad& c : cases) {
    const auto settings = parse_settings(c.text, "/p/schemac.toml");
    ASSERT_FALSE(settings.ok()) << c.text;
    EXPECT_EQ(settings.error().code, "config-invalid");
    EXPECT_THAT(settings.error().message, HasSubstr(c.message));
    EXPECT_THAT(settings.error().hint, HasSubstr(c.hint));
  }
}

TEST(Settings, ANulIsAControlCharacter) {
  const auto settings = parse_settings(std::string_view("\n[\0\0]", 5), "/p/schemac.toml");
  ASSERT_FALSE(settings.ok());
  EXPECT_THAT(settings.error().message, HasSubstr("schemac.toml:2: the line holds a control character"));
}

TEST(Settings, EnvironmentsStartFromTheGeneralTables) {
  const auto settings = parse_settings(R"(
[env.production]
url_env = "P"
confirm = true
allow_destructive = false
allow_reset = false
[env.production.timeouts]
lock_wait = "10min"
[env.production.notify]
webhook_file = "/run/hook"
[env.local]
[timeouts]
lock_timeout = "5s"
url_command = 7
[notify]
webhook_env = "HOOK"
events = ["failure"]
retries = 0
[check]
base = "origin/trunk"
destructive = "warning"
reviewed = ["20260101000000_x"]
)",
                                       "/p/schemac.toml");
  ASSERT_TRUE(settings.ok()) << settings.error().message;
  const NamedEnvironment& production = *settings->environment("production");
  EXPECT_TRUE(production.confirm);
  EXPECT_FALSE(production.allow_destructive);
  EXPECT_FALSE(production.allow_reset);
  EXPECT_EQ(production.timeouts.lock_wait, std::chrono::minutes(10));
  EXPECT_EQ(production.timeouts.lock_timeout, std::chrono::seconds(5));
  EXPECT_EQ(production.notify.webhook, (UrlSource{UrlSource::Kind::url_file, "/run/hook"}));
  EXPECT_EQ(production.notify.events, std::vector<std::string>{"failure"});
  const NamedEnvironment& local = *settings->environment("local");
  EXPECT_FALSE(local.confirm);
  EXPECT_TRUE(local.allow_reset);
  EXPECT_EQ(local.timeouts.url_command, std::chrono::seconds(7));
  EXPECT_EQ(local.notify.webhook, (UrlSource{UrlSource::Kind::url_env, "HOOK"}));
  EXPECT_EQ(settings->check.base, "origin/trunk");
  EXPECT_EQ(settings->check.destructive, Strictness::warning);
  EXPECT_EQ(settings->check.reviewed, std::vector<std::string>{"20260101000000_x"});
}

TEST(Settings, EveryDocumentedExampleIsRead) {
  for (const DocumentedKey& key : documented_keys()) {
    const std::string section = key.section.empty() ? "" : "[" + std::string(key.section) + "]\n";
    const std::string text = section + std::string(key.name) + " = " + std::string(key.example);
    EXPECT_TRUE(parse_settings(text, "/p/schemac.toml").ok()) << text;
    EXPECT_EQ(key.meaning.back(), '.') << key.name;
  }
}

TEST_F(Settings_, NearestFileUpwardIsTaken) {
  write("schemac.toml", "schema = \"outer.prisma\"");
  write("a/b/file", "");
  Environment environment{{}, folder / "a/b"};
  EXPECT_EQ(load_settings(environment, std::nullopt)->schema, folder / "outer.prisma");
  write("a/schemac.toml", "schema = \"inner.prisma\"");
  EXPECT_EQ(load_settings(environment, std::nullopt)->schema, folder / "a/inner.prisma");
  EXPECT_EQ(load_settings(environment, "../../schemac.toml")->schema, folder / "outer.prisma");
  const auto missing = load_settings(environment, "none.toml");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, "file-not-found");
}

}  // namespace
}  // namespace schemac::config
