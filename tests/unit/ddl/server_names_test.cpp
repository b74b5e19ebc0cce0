#include "schemac/ddl/server_names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace schemac::ddl {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> roles(std::vector<std::string_view> scripts) {
  std::vector<std::string> names;
  for (const NamedRole& role : server_names(scripts).roles)
    names.push_back(role.becomes ? role.name + "!" : role.name);
  return names;
}

struct Case {
  const char* sql;
  std::vector<std::string> roles;
};
class Roles : public testing::TestWithParam<Case> {};
TEST_P(Roles, AreThoseThatTheServerMustHave) {
  EXPECT_EQ(roles({GetParam().sql}), GetParam().roles) << GetParam().sql;
}

const Case cases[] = {
    {"CREATE POLICY p ON t TO app, PUBLIC, CURRENT_USER", {"app"}},
    {"ALTER POLICY p ON t TO app", {"app"}},
    {"GRANT SELECT ON t TO a, \"B b\"; REVOKE ALL ON t FROM c", {"a", "B b", "c"}},
    {"ALTER TABLE t OWNER TO App", {"app"}},
    {"ALTER FUNCTION f() OWNER TO a; ALTER SCHEMA s OWNER TO b; ALTER TYPE e OWNER TO c", {"a", "b", "c"}},
    {"ALTER DEFAULT PRIVILEGES FOR ROLE a IN SCHEMA s GRANT SELECT ON TABLES TO b", {"a", "b"}},
    {"SET ROLE a; SET LOCAL ROLE 'b'; SET SESSION AUTHORIZATION c; SET ROLE NONE; RESET ROLE",
     {"a!", "b!", "c!"}},
    {"GRANT SELECT ON t TO a; SET ROLE a", {"a!"}},
    {"GRANT a TO b; REVOKE c FROM d", {"a", "b", "c", "d"}},
    {"CREATE SCHEMA AUTHORIZATION a; CREATE SCHEMA s AUTHORIZATION b", {"a", "b"}},
    {"REASSIGN OWNED BY a TO b; DROP OWNED BY c", {"a", "b", "c"}},
    {"COMMENT ON ROLE a IS 'x'", {"a"}},
    {"ALTER ROLE a SET search_path = x", {"a"}},
    {"CREATE ROLE a; GRANT SELECT ON t TO a", {}},
    {"CREATE USER a IN ROLE b", {"b"}},
    {"DROP ROLE IF EXISTS a; CREATE ROLE a", {}},
    {"DROP ROLE a", {"a"}},
    {"ALTER ROLE a RENAME TO b; GRANT SELECT ON t TO b", {"a"}},
    {"GRANT pg_read_all_data TO a", {"a"}},
    {"DO $$ BEGIN GRANT SELECT ON t TO a; EXECUTE 'GRANT SELECT ON t TO b'; IF true THEN ALTER TABLE t OWNER "
     "TO "
     "c; END IF; END $$",
     {"a", "b", "c"}},
    {"DO LANGUAGE plpgsql 'BEGIN CREATE ROLE a; END'; GRANT SELECT ON t TO a", {}},
    {"DO $$ BEGIN EXECUTE format('GRANT SELECT ON t TO %I', 'a'); END $$", {}},
    {"SELECT 'GRANT SELECT ON t TO a'; COMMENT ON TABLE t IS 'owned by b'", {}},
    {"GRANT SELECT ON t TO a; SELECT json_arrayagg(x RETURNING jsonb) FROM y; GRANT SELECT ON t TO b",
     {"a", "b"}},
    {"this is no SQL; GRANT SELECT ON t TO a", {"a"}},
};
INSTANTIATE_TEST_SUITE_P(statements, Roles, testing::ValuesIn(cases));

TEST(ServerNames, AScriptSeesWhatTheOneBeforeItMade) {
  EXPECT_THAT(roles({"CREATE ROLE a", "GRANT SELECT ON t TO a, b"}), ElementsAre("b"));
}

TEST(ServerNames, Databases) {
  const auto names =
      server_names({"ALTER DATABASE a SET x = 1; GRANT CONNECT ON DATABASE b, c TO PUBLIC; COMMENT ON "
                    "DATABASE a IS ''; ALTER "
                    "ROLE r IN DATABASE d SET x = 1; CREATE DATABASE e; COMMENT ON DATABASE e IS ''"});
  EXPECT_THAT(names.databases, ElementsAre("a", "b", "c", "d"));
}

TEST(ServerNames, WhatReachesBeyondTheDatabase) {
  const auto names = server_names({"CREATE TABLE t (id int);\nCREATE ROLE a;", "ALTER SYSTEM SET x = 1"});
  ASSERT_EQ(names.server_wide.size(), 2U);
  EXPECT_EQ(names.server_wide[0], (ServerWide{0, 2, "CREATE ROLE"}));
  EXPECT_EQ(names.server_wide[1], (ServerWide{1, 1, "ALTER SYSTEM"}));
  EXPECT_THAT(server_names({"GRANT SELECT ON t TO a; ALTER TABLE t OWNER TO a"}).server_wide, IsEmpty());
}

TEST(ServerNames, ADatabaseGetsAnotherName) {
  EXPECT_EQ(
      with_database("ALTER DATABASE a SET x = 'database a';\n-- on database a\nGRANT CONNECT ON DATABASE\n"
                    "\"A a\", a TO b; COMMENT ON TABLE a IS 'on database a';",
                    "own"),
      "ALTER DATABASE \"own\" SET x = 'database a';\n-- on database a\nGRANT CONNECT ON DATABASE\n"
      "\"own\", \"own\" TO b; COMMENT ON TABLE a IS 'on database a';");
  EXPECT_EQ(with_database("CREATE DATABASE a", "own"), "CREATE DATABASE a");
}

}  // namespace
}  // namespace schemac::ddl
