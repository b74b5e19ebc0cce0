#include "conninfo.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
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

class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) { ::setenv(name, value, 1); }
  ~Variable() { ::unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
};

TEST(Conninfo, TheEnvironmentSaysWhatTheUrlLeavesOpen) {
  const Variable mode("PGSSLMODE", "require");
  const Variable user("PGUSER", "env");
  const Variable address("PGHOSTADDR", "127.0.0.77");
  const Variable service("PGSERVICE", "other");
  const Variable zone("PGTZ", "a b");
  const auto open = keywords("postgresql://h/d");
  EXPECT_EQ(open.at("sslmode"), "require");
  EXPECT_EQ(open.at("user"), "env");
  EXPECT_EQ(open.at("options"), "-c TimeZone=a\\ b");
  EXPECT_FALSE(open.contains("hostaddr"));
  EXPECT_FALSE(open.contains("service"));
  const auto said = keywords("postgresql://u@h/d?sslmode=verify-ca&options=-c%20x%3D1");
  EXPECT_EQ(said.at("sslmode"), "verify-ca");
  EXPECT_EQ(said.at("user"), "u");
  EXPECT_EQ(said.at("options"), "-c TimeZone=a\\ b -c x=1");
}

TEST(Conninfo, APrivateServerGetsNothingOfTheEnvironment) {
  const Variable mode("PGSSLMODE", "require");
  const Variable options("PGOPTIONS", "-c default_transaction_read_only=on");
  ConnectionUrl url;
  url.host = "/tmp";
  url.is_private = true;
  const Conninfo pairs = conninfo(url, {});
  const std::map<std::string, std::string> words(pairs.begin(), pairs.end());
  EXPECT_EQ(words.at("sslmode"), "prefer");
  EXPECT_FALSE(words.contains("options"));
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
