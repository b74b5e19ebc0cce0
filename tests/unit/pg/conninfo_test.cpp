#include "conninfo.hpp"

#include <gtest/gtest.h>

#include <map>

namespace schemac::pg {
namespace {

std::map<std::string, std::string> keywords(std::string_view text) {
  const auto url = parse_url(text);
  EXPECT_TRUE(url.ok());
  std::map<std::string, std::string> out;
  for (auto& [key, value] : conninfo(*url, {})) out[key] = value;
  return out;
}

TEST(Conninfo, NamesTheApplicationAndTheEncoding) {
  const auto words = keywords("postgresql://u:p@h:1/d");
  EXPECT_EQ(words.at("application_name"), "schemac");
  EXPECT_EQ(words.at("client_encoding"), "UTF8");
  EXPECT_EQ(words.at("sslmode"), "prefer");
  EXPECT_EQ(words.at("password"), "p");
  EXPECT_EQ(words.at("keepalives_idle"), "30");
  EXPECT_EQ(keywords("postgresql://u@h/d?keepalives_idle=5").at("keepalives_idle"), "5");
  EXPECT_EQ(keywords("postgresql://u@h/d?application_name=a").at("application_name"), "a");
}

TEST(Conninfo, RequireDoesNotVerifyUnlessStrict) {
  const auto lax = keywords("postgresql://u@h/d?sslmode=require&sslcert=ca.pem");
  EXPECT_EQ(lax.at("sslmode"), "require");
  EXPECT_EQ(lax.count("sslrootcert"), 0U);
  EXPECT_EQ(lax.count("sslcert"), 0U);
  const auto strict = keywords("postgresql://u@h/d?sslmode=require&sslaccept=strict&sslcert=ca.pem");
  EXPECT_EQ(strict.at("sslmode"), "verify-full");
  EXPECT_EQ(strict.at("sslrootcert"), "ca.pem");
}

TEST(Conninfo, StrictWithoutACertificateTrustsTheSystem) {
  EXPECT_EQ(keywords("postgresql://u@h/d?sslaccept=strict").at("sslrootcert"),
            "/etc/ssl/certs/ca-certificates.crt");
}

TEST(Conninfo, AClientKeyMeansLibpqsWords) {
  const auto words =
      keywords("postgresql://u@h/d?sslmode=verify-ca&sslcert=me.crt&sslkey=me.key&sslrootcert=ca.crt");
  EXPECT_EQ(words.at("sslcert"), "me.crt");
  EXPECT_EQ(words.at("sslkey"), "me.key");
  EXPECT_EQ(words.at("sslrootcert"), "ca.crt");
}

TEST(Conninfo, LeavesPrismasOwnParametersOut) {
  const auto words = keywords(
      "postgresql://u@h/"
      "d?schema=s&pgbouncer=true&connection_limit=1&pool_timeout=2&socket_timeout=3&foo=bar");
  for (const char* name :
       {"schema", "pgbouncer", "connection_limit", "pool_timeout", "socket_timeout", "foo"}) {
    EXPECT_EQ(words.count(name), 0U) << name;
  }
}

TEST(Conninfo, SearchPathIsLeftToPoolersAndToOptions) {
  EXPECT_TRUE(sets_search_path(*parse_url("postgresql://u@h/d")));
  EXPECT_FALSE(sets_search_path(*parse_url("postgresql://u@h/d?pgbouncer=true")));
  EXPECT_FALSE(sets_search_path(*parse_url("postgresql://u@h/d?options=-c%20search_path%3Dx")));
}

}  // namespace
}  // namespace schemac::pg
