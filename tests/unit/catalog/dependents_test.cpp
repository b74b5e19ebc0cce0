// What stands on a table or column that is dropped, as DROP .. RESTRICT would find it.
#include "schemac/catalog/dependents.hpp"

#include <gtest/gtest.h>

#include "support/server.hpp"

namespace schemac::catalog {
namespace {

class Dependents : public ::testing::Test {
 protected:
  void SetUp() override {
    SCHEMAC_NEEDS_SERVER();
    database_.emplace(testing::TestDatabase::create());
    session_.emplace(pg::Session::open(database_->url()).value());
  }
  std::vector<std::string> on(const sql::Dependency& object, const std::string& script) {
    const base::Status made = session_->execute(script);
    EXPECT_TRUE(made.ok()) << made.error().message;
    const auto found = dependents(*session_, {object}, {"public"});
    EXPECT_TRUE(found.ok()) << found.error().message;
    std::vector<std::string> out;
    for (const sql::Object& dependent : *found) {
      EXPECT_EQ(dependent.depends_on, std::vector<sql::Dependency>{object});
      EXPECT_NE(dependent.kind, sql::ObjectKind::other) << dependent.description;
      out.push_back(dependent.description);
    }
    return out;
  }
  using Found = std::vector<std::string>;
  const sql::Dependency table{{"public", "t"}, ""};
  const sql::Dependency column{{"public", "t"}, "a"};

 private:
  std::optional<testing::TestDatabase> database_;
  std::optional<pg::Session> session_;
};

TEST_F(Dependents, AViewOnATable) {
  EXPECT_EQ(on(table, "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t"), Found{"view v"});
}

TEST_F(Dependents, AViewOnAColumn) {
  EXPECT_EQ(
      on(column,
         "CREATE TABLE t (a int, b int); CREATE VIEW v AS SELECT a FROM t; CREATE VIEW w AS SELECT b FROM t"),
      Found{"view v"});
}

TEST_F(Dependents, ATablesOwnPoliciesGoWithIt) {
  const std::string script = "CREATE TABLE t (a int); CREATE POLICY p ON t USING (a > 0)";
  EXPECT_EQ(on(table, script), Found{});
  EXPECT_EQ(on(column, ""), Found{"policy p on table t"});
}

TEST_F(Dependents, APolicyOfAnotherTable) {
  EXPECT_EQ(on(table,
               "CREATE TABLE t (a int); CREATE TABLE u (b int); CREATE POLICY p ON u USING (b IN (SELECT a "
               "FROM t))"),
            Found{"policy p on table u"});
}

TEST_F(Dependents, ForeignKeysOfTablesThatAMigrationKnowsAreItsBusiness) {
  EXPECT_EQ(on(table,
               "CREATE TABLE t (a int PRIMARY KEY); CREATE TABLE u (b int REFERENCES t); CREATE SCHEMA "
               "other; CREATE "
               "TABLE other.w (c int CONSTRAINT far REFERENCES t)"),
            Found{"constraint far on table other.w"});
}

}  // namespace
}  // namespace schemac::catalog
