// The server's refusals of rights, and what is to be granted.
#include "schemac/pg/rights.hpp"

#include <gtest/gtest.h>

#include "support/server.hpp"

namespace schemac::pg {
namespace {

using testing::TestDatabase;

constexpr const char* objects = R"(
CREATE ROLE "Schemac-guest" LOGIN;
CREATE ROLE schemac_owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA closed; CREATE SCHEMA listed; GRANT USAGE ON SCHEMA listed TO "Schemac-guest";
CREATE TABLE listed."My table" (id int PRIMARY KEY, n int); GRANT SELECT ON listed."My table" TO "Schemac-guest";
ALTER TABLE listed."My table" OWNER TO schemac_owner;
CREATE VIEW listed.view AS SELECT 1 AS one;
CREATE SEQUENCE listed.seq;
CREATE TYPE listed.mood AS ENUM ('x');
CREATE FUNCTION listed.f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'; REVOKE ALL ON FUNCTION listed.f FROM PUBLIC;
)";

struct Case {
  const char* statement;
  const char* hint;
};
constexpr Case cases[] = {
    {"SELECT * FROM closed.t",
     "As postgres, who owns it: GRANT USAGE, CREATE ON SCHEMA closed TO \"Schemac-guest\";"},
    {"CREATE TABLE listed.t (id int)",
     "As postgres, who owns it: GRANT CREATE ON SCHEMA listed TO \"Schemac-guest\";"},
    {"INSERT INTO listed.\"My table\" VALUES (1)",
     "As schemac_owner, who owns it: GRANT INSERT ON TABLE listed.\"My table\" TO \"Schemac-guest\";"},
    {"UPDATE listed.\"My table\" SET n = 1",
     "As schemac_owner, who owns it: GRANT UPDATE ON TABLE listed.\"My table\" TO \"Schemac-guest\";"},
    {"SELECT * FROM listed.view",
     "As postgres, who owns it: GRANT SELECT ON TABLE listed.view TO \"Schemac-guest\";"},
    {"SELECT nextval('listed.seq')",
     "As postgres, who owns it: GRANT USAGE, SELECT, UPDATE ON SEQUENCE listed.seq TO \"Schemac-guest\";"},
    {"SELECT listed.f(1)",
     "As postgres, who owns it: GRANT EXECUTE ON ROUTINE listed.f(integer) TO \"Schemac-guest\";"},
    {"ALTER TABLE listed.\"My table\" ADD COLUMN c int",
     "The table listed.\"My table\" belongs to schemac_owner, and only its owner may change it: run this as "
     "schemac_owner, or make the role a member of it: GRANT schemac_owner TO \"Schemac-guest\";"},
    {"ALTER TYPE listed.mood ADD VALUE 'y'",
     "The type listed.mood belongs to postgres, and only its owner may change it: run this as postgres, or "
     "make "
     "the role a member of it: GRANT postgres TO \"Schemac-guest\";"},
    {"CREATE EXTENSION file_fdw",
     "The role \"Schemac-guest\" lacks the right: grant it, or run this as a role that has it."},
};

class Rights : public ::testing::Test {
 protected:
  void SetUp() override {
    SCHEMAC_NEEDS_SERVER();
    database_.emplace(TestDatabase::create());
    admin_.emplace(open(database_->url()));
    ASSERT_TRUE(admin_->execute(objects).ok());
  }
  void TearDown() override {
    if (admin_) {
      ASSERT_TRUE(
          admin_
              ->execute(
                  "DROP OWNED BY \"Schemac-guest\", schemac_owner CASCADE; DROP ROLE \"Schemac-guest\", "
                  "schemac_owner")
              .ok());
    }
  }
  static Session open(const ConnectionUrl& url) {
    auto session = Session::open(url);
    if (!session.ok()) throw std::runtime_error(session.error().message);
    return std::move(session).value();
  }
  Session guest() {
    ConnectionUrl url = database_->url();
    url.user = "Schemac-guest";
    return open(url);
  }
  std::optional<TestDatabase> database_;
  std::optional<Session> admin_;
};

TEST_F(Rights, are_named_with_object_and_role) {
  Session session = guest();
  for (const Case& one : cases) {
    const auto refused = session.query(one.statement);
    ASSERT_FALSE(refused.ok()) << one.statement;
    EXPECT_EQ(missing_right(session, refused.error(), one.statement), one.hint) << one.statement;
  }
}

TEST_F(Rights, of_the_database_itself) {
  Session session = guest();
  const auto refused = session.execute("CREATE SCHEMA mine");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(missing_right(session, refused.error()), "As postgres, who owns it: GRANT CREATE ON DATABASE " +
                                                         database_->url().database +
                                                         " TO \"Schemac-guest\";");
}

TEST_F(Rights, as_an_error_it_is_p1010_with_the_servers_words) {
  Session session = guest();
  const auto refused = session.query("SELECT * FROM closed.t");
  const base::Error error = access_denied(session, refused.error());
  EXPECT_EQ(error.code, "P1010");
  EXPECT_EQ(error.message,
            "User `Schemac-guest` was denied access on the database `" + database_->url().database + "`");
  EXPECT_EQ(error.detail, "permission denied for schema closed");
  EXPECT_EQ(access_denied(session, error), error);
  const auto other = session.query("SELECT nothing");
  EXPECT_EQ(access_denied(session, other.error()), other.error());
  EXPECT_EQ(missing_right(session, other.error()), "");
}

TEST_F(Rights, in_words_of_another_language_name_the_role) {
  Session session = guest();
  base::Error error;
  error.sqlstate = "42501";
  error.message = "keine Berechtigung für Schema closed";
  EXPECT_EQ(missing_right(session, error),
            "The role \"Schemac-guest\" lacks the right: grant it, or run this as a role that has it.");
}

}  // namespace
}  // namespace schemac::pg
