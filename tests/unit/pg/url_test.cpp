#include "schemac/pg/url.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>

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
  EXPECT_EQ(parsed("POSTGRESQL://localhost").host, "localhost");
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

TEST(Url, WithoutAHostItIsTheDefaultSocket) {
  for (const char* text : {"postgresql:///d", "postgresql://u@/d", "postgresql://u:p@:5432/d"}) {
    const ConnectionUrl url = parsed(text);
    const char* host = std::getenv("PGHOST");
    EXPECT_EQ(url.host.front(), host != nullptr && *host != '\0' ? *host : '/') << text;
    EXPECT_EQ(url.database, "d");
  }
  EXPECT_EQ(parsed("postgresql:///d?host=/s").host, "/s");
}

TEST(Url, KeepsWhatOnlyLooksLikeAMistake) {
  EXPECT_EQ(parsed("postgresql://u:p@h/a@b").database, "a@b");
  EXPECT_EQ(parsed("postgresql://u:p@h/d?application_name=a@b").options.at("application_name"), "a@b");
  EXPECT_EQ(parsed("postgresql://h/d?user=a@b.c").user, "a@b.c");
  EXPECT_EQ(parsed("postgresql://u:a[b]{c}$d%@h/d").password, "a[b]{c}$d%");
  EXPECT_EQ(parsed("postgresql://u:p$D@h/d").password, "p$D");
  EXPECT_EQ(parsed("postgresql://u:p@h/d#part").database, "d");
  EXPECT_EQ(parsed("postgresql://u:p@h/d?options=-c%20a='b'").options.at("options"), "-c a='b'");
}

struct RawUrl {
  std::string_view user, password;
  std::string_view hint;
};
constexpr RawUrl raw_urls[] = {
    {"app", "s3#ecret", "Write `#` as %23, so that the URL reads postgresql://app:PASSWORD@db.x:5432/d."},
    {"app", "#@s3ecret", "`#` as %23, `@` as %40"},
    {"app", "s3/ecret", "`/` as %2F"},
    {"app", "12/34", "`/` as %2F"},
    {"app", "s3?ecret", "`?` as %3F"},
    {"app", "12?x=1", "`?` as %3F"},
    {"app", "s3@ec${?ret=1", "`@` as %40, `?` as %3F"},
    {"app", "12#3@4", "`#` as %23, `@` as %40"},
    {"app", "s3@ecret#x", "`@` as %40, `#` as %23"},
    {"app", "s3@ecret/x", "`@` as %40, `/` as %2F"},
    {"app", "[s3]#:ecret", "`[` as %5B, `]` as %5D, `#` as %23, `:` as %3A"},
    {"app", "100%/s3ecret", "`%` as %25, `/` as %2F"},
    {"app", "s3%40/ecret", "Write `/` as %2F, so"},
    {"a/pp", "s3ecret", "Write `/` as %2F, so that the URL reads postgresql://a%2Fpp:PASSWORD@db.x:5432/d."},
};

TEST(Url, CharactersThatAreNotEncodedAreNamedWithTheirCodes) {
  for (const RawUrl& raw : raw_urls) {
    const auto url =
        parse_url(fmt::format("postgresql://{}:{}@db.x:5432/d?schema=s", raw.user, raw.password));
    ASSERT_FALSE(url.ok()) << raw.password;
    EXPECT_EQ(url.error().code, "P1013");
    EXPECT_NE(url.error().hint.find(raw.hint), std::string::npos) << url.error().hint;
    EXPECT_EQ((url.error().message + url.error().hint).find(raw.password), std::string::npos);
  }
}

TEST(Url, SystemRootsVerifyTheHost) {
  EXPECT_FALSE(parse_url("postgresql://u@h/d?sslrootcert=system&sslmode=require").ok());
  EXPECT_TRUE(parse_url("postgresql://u@h/d?sslrootcert=system&sslmode=verify-full").ok());
  EXPECT_TRUE(parse_url("postgresql://u@h/d?sslrootcert=system").ok());
  EXPECT_TRUE(parse_url("postgresql://u@h/d?sslrootcert=/a.pem&sslmode=require").ok());
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
    {"DATABASE_URL=postgresql://u:topsecret@h/d", "must start with the protocol"},
    {"psql 'postgresql://u:topsecret@h/d'", "must start with the protocol"},
    {"jdbc:postgresql://h/d?password=topsecret", "must start with the protocol"},
    {"postgresql+asyncpg://u:topsecret@h/d", "must start with the protocol"},
    {"postgresql:/u:topsecret@h/d", "must start with the protocol"},
    {"${DATABASE_URL}", "${DATABASE_URL} as it stands"},
    {"postgresql://u:topsecret@${DB_HOST}/d", "${DB_HOST} as it stands"},
    {"postgresql://u:topsecret@h:${PORT:-5432}/d", "${PORT} as it stands"},
    {"postgresql://u:$DB_PASSWORD@h/d", "$DB_PASSWORD as it stands"},
    {"postgresql://u:{{ DB_PASSWORD }}@h/d", "{{DB_PASSWORD}} as it stands"},
    {"postgresql://u:[MY-secret]@h/d", "The password stands in brackets"},
    {"postgresql://u:topsecret@h/d\"", "ends with a quotation mark"},
    {"postgresql://u:topsecret@h/d?schema=public'", "ends with a quotation mark"},
    {"postgresql://u:topsecret@h/\nd", "line break"},
    {"postgresql://u:topsecret@ h/d", "blank"},
    {"postgresql://u:top/secret@h/d", "not percent-encoded"},
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

// Quadratic readers would take minutes.
TEST(Url, ALongTextIsReadOnce) {
  for (const char* piece : {"@#", "@", "?@", "&a=@", "${a", "/@:", "@@?=", "[", "%"}) {
    std::string text = "postgresql://u:";
    while (text.size() < 1'000'000) text += piece;
    const auto url = parse_url(text);
    EXPECT_TRUE(url.ok() || url.error().message.size() < 1000U) << piece;
  }
}

}  // namespace
}  // namespace schemac::pg
