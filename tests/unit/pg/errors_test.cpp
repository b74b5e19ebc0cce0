#include "errors.hpp"

#include <gtest/gtest.h>

namespace schemac::pg {
namespace {

struct TextCase {
  std::string_view text;
  ServerError expected;
};

TEST(Errors, TakesServerTextApart) {
  const TextCase cases[] = {
      {"ERROR:  42601: syntax error at or near \"x\"\nLINE 1: x\n        ^\nLOCATION:  scanner_yyerror, "
       "scan.l:1176\n",
       {"42601", "syntax error at or near \"x\"", "", 0, 0}},
      {"ERROR:  duplicate key\nDETAIL:  Key (id)=(1) already exists.\n",
       {"", "duplicate key", "DETAIL: Key (id)=(1) already exists.", 0, 0}},
      {"connection to server at \"h\" (::1), port 5432 failed: FATAL:  28P01: password authentication failed "
       "for user "
       "\"u\"\n",
       {"28P01", "password authentication failed for user \"u\"", "", 0, 0}},
      {"FEHLER:  42P01: Relation existiert nicht", {"42P01", "Relation existiert nicht", "", 0, 0}},
      {"connection to server failed: Connection refused\n",
       {"", "connection to server failed: Connection refused", "", 0, 0}},
  };
  for (const TextCase& one : cases) EXPECT_EQ(parse_server_text(one.text), one.expected) << one.text;
}

struct ConnectCase {
  std::string_view text;
  bool reached;
  bool timed_out;
  std::string_view code;
  std::string_view message;
};
constexpr ConnectCase connect_cases[] = {
    {"FATAL:  28P01: password authentication failed for user \"u\"\n", true, false, "P1000",
     "Authentication failed against database server at `h`, the provided database credentials for `u` are "
     "not valid."},
    {"fe_sendauth: no password supplied\n", true, false, "P1000",
     "Authentication failed against database server at `h`, the provided database credentials for `u` are "
     "not valid."},
    {"FATAL:  28000: no pg_hba.conf entry for host\n", true, false, "P1010",
     "User `u` was denied access on the database `d`"},
    {"FATAL:  3D000: database \"d\" does not exist\n", true, false, "P1003",
     "Database `d` does not exist on the database server at `h:5432`."},
    {"FATAL:  53300: sorry, too many clients already\n", true, false, "P2037",
     "Too many database connections opened: sorry, too many clients already"},
    {"FATAL:  57P03: the database system is starting up\n", true, false, "P1001",
     "Can't reach database server at `h:5432`"},
    {"could not connect: Connection refused\n", false, false, "P1001",
     "Can't reach database server at `h:5432`"},
    {"", false, true, "P1001", "Can't reach database server at `h:5432`"},
    {"", true, true, "P1002", "The database server at `h:5432` was reached but timed out."},
    {"server does not support SSL, but SSL was required\n", true, false, "P1011",
     "Error opening a TLS connection: server does not support SSL, but SSL was required"},
};

TEST(Errors, GivesRefusedConnectionsPrismasCodes) {
  ConnectionUrl url;
  url.host = "h";
  url.database = "d";
  url.password = "topsecret";
  for (const ConnectCase& one : connect_cases) {
    const base::Error error = connect_error(url, {std::string(one.text), "u", one.reached, one.timed_out});
    EXPECT_EQ(error.code, one.code) << one.text;
    EXPECT_EQ(error.message, one.message);
    EXPECT_FALSE(error.hint.empty());
  }
}

TEST(Errors, SaysWhatADeniedConnectionLacks) {
  ConnectionUrl url;
  url.host = "h";
  url.database = "my \"db\"";
  const auto hint = [&](const char* text) { return connect_error(url, {text, "u", true, false}).hint; };
  EXPECT_EQ(
      hint("FATAL:  42501: permission denied for database \"my \"db\"\"\nDETAIL:  User does not have CONNECT "
           "privilege.\n"),
      "As the database's owner: GRANT CONNECT ON DATABASE \"my \"\"db\"\"\" TO \"u\";");
  EXPECT_EQ(hint("FATAL:  28000: role \"u\" is not permitted to log in\n"),
            "Let it: ALTER ROLE \"u\" LOGIN; or use another role in the URL.");
  EXPECT_EQ(hint("FATAL:  28000: Rolle wird nicht eingelassen\n"),
            "Check the role, its CONNECT privilege and the server's pg_hba.conf.");
}

TEST(Errors, KeepsWhatTheServerSaidAboutAStatement) {
  const base::Error error =
      statement_error({}, {"42P07", "relation \"t\" already exists", "HINT: no", 14, 3});
  EXPECT_EQ(error.code, "sql-error");
  EXPECT_EQ(error.sqlstate, "42P07");
  EXPECT_EQ(error.message, "relation \"t\" already exists");
  EXPECT_EQ(error.detail, "HINT: no");
  EXPECT_EQ(error.position, 14);
  EXPECT_EQ(error.statement, 3);
  EXPECT_EQ(statement_error({}, {"57P01", "terminating connection", "", 0, 1}).code, "P1017");
}

}  // namespace
}  // namespace schemac::pg
