#include "schemac/pg/url.hpp"

#include <gtest/gtest.h>

namespace schemac::pg {
namespace {

ConnectionUrl parsed(std::string_view text) {
  auto url = parse_url(text);
  EXPECT_TRUE(url.ok()) << (url.ok() ? "" : url.error().message);
  return url.ok() ? *url : ConnectionUrl();
}

TEST(Url, TakesEveryPart) {
  const ConnectionUrl url =
      parsed("postgresql://ann:secret@db.example.org:6543/shop?schema=s1&sslmode=require");
  EXPECT_EQ(url.host, "db.example.org");
  EXPECT_EQ(url.port, "6543");
  EXPECT_EQ(url.user, "ann");
  EXPECT_EQ(url.password, "secret");
  EXPECT_EQ(url.database, "shop");
  EXPECT_EQ(url.schema, "s1");
  EXPECT_TRUE(url.schema_given);
  EXPECT_EQ(url.options.at("sslmode"), "require");
  EXPECT_EQ(url.shown(), "db.example.org:6543");
}

TEST(Url, HasDefaults) {
  const ConnectionUrl url = parsed("  postgres://h\n");
  EXPECT_EQ(url.port, "5432");
  EXPECT_EQ(url.database, "postgres");
  EXPECT_EQ(url.schema, "public");
  EXPECT_FALSE(url.schema_given);
  EXPECT_EQ(parsed("POSTGRESQL:///").host, "localhost");
}

TEST(Url, DecodesPercentSequencesAndLeavesOtherPercents) {
  const ConnectionUrl url = parsed("postgresql://a%40b:p%23%2F%3a%@h/d%20b?application_name=my%20app+1");
  EXPECT_EQ(url.user, "a@b");
  EXPECT_EQ(url.password, "p#/:%");
  EXPECT_EQ(url.database, "d b");
  EXPECT_EQ(url.options.at("application_name"), "my app 1");
}

TEST(Url, TakesTheLastAtSignAsTheEndOfThePassword) {
  const ConnectionUrl url = parsed("postgresql://u:p@ss:w@h:1/d");
  EXPECT_EQ(url.password, "p@ss:w");
  EXPECT_EQ(url.host, "h");
}

TEST(Url, UnderstandsIPv6) {
  const ConnectionUrl url = parsed("postgresql://u@[::1]:5433/d");
  EXPECT_EQ(url.host, "::1");
  EXPECT_EQ(url.port, "5433");
  EXPECT_EQ(url.shown(), "[::1]:5433");
  EXPECT_FALSE(parse_url("postgresql://u@[::1").ok());
  EXPECT_FALSE(parse_url("postgresql://u@[zz]/d").ok());
}

TEST(Url, TakesASocketFolderFromTheParameterOrTheHost) {
  EXPECT_EQ(parsed("postgresql://u@localhost/d?host=/var/run/postgresql").host, "/var/run/postgresql");
  const ConnectionUrl url = parsed("postgresql://u@%2Ftmp%2Fs:5433/d");
  EXPECT_EQ(url.host, "/tmp/s");
  EXPECT_EQ(url.shown(), "/tmp/s/.s.PGSQL.5433");
}

struct BadUrl {
  std::string_view text;
  std::string_view reason;
};
constexpr BadUrl bad_urls[] = {
    {"", "empty"},
    {"mysql://u:topsecret@h/d", "must start with the protocol"},
    {"u:topsecret@h/d", "must start with the protocol"},
    {"\"postgresql://u:topsecret@h/d\"", "must start with the protocol"},
    {"prisma+postgres://accelerate/?api_key=topsecret", "must start with the protocol"},
    {"postgresql://u:top/secret@h/d", "port number"},
    {"postgresql://u:topsecret@h:99999/d", "port number"},
    {"postgresql://u:topsecret@h:x/d", "port number"},
    {"postgresql://u:topsecret@h/d?connect_timeout=soon", "`connect_timeout` must be a whole number"},
    {"postgresql://u:topsecret@h/d?sslmode=requir", "`sslmode` must be one of"},
    {"postgresql://u:topsecret@h/d?sslaccept=yes", "`sslaccept` must be one of"},
    {"postgresql://u:topsecret%00@h/d", "zero byte"},
};

TEST(Url, RefusesWhatIsNoUrlWithoutRepeatingIt) {
  for (const BadUrl& bad : bad_urls) {
    const auto url = parse_url(bad.text);
    ASSERT_FALSE(url.ok()) << bad.text;
    EXPECT_EQ(url.error().code, "P1013");
    EXPECT_NE(url.error().message.find(bad.reason), std::string::npos) << url.error().message;
    EXPECT_EQ((url.error().message + url.error().hint).find("secret"), std::string::npos)
        << url.error().message;
  }
}

}  // namespace
}  // namespace schemac::pg
