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
      {"zzz = 1", "unknown key `zzz`", "Known keys: env, migrations, schema."},
      {"schema = 1", ":1: `schema` must be a string", ""},
      {"schema = \"\"", "`schema` is empty", ""},
      {"env = 1", "`env` must be a table", ""},
      {"[env]\nlocal = 1", "`env.local` must be a table", ""},
      {"[env.a]\nurl_evn = \"x\"", ":2: unknown key `url_evn` in [env.a]", "Did you mean `url_env`?"},
      {"[env.a]\nurl = \"x\"\nurl_env = \"y\"", ":3: [env.a] names more than one source", "Keep one"},
      {"schema = \"a\"\nschema = ", ":2:", "valid TOML"},
      {"x", ":1:", "valid TOML"},
  };
  for (const Bad& c : cases) {
    const auto settings = parse_settings(c.text, "/p/schemac.toml");
    ASSERT_FALSE(settings.ok()) << c.text;
    EXPECT_EQ(settings.error().code, "config-invalid");
    EXPECT_THAT(settings.error().message, HasSubstr(c.message));
    EXPECT_THAT(settings.error().hint, HasSubstr(c.hint));
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
