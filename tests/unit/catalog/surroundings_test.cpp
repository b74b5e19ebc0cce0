// Objects around columns and enums that change, and what is dropped with tables: each as one sql::Object.
#include "schemac/catalog/surroundings.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "schemac/base/text.hpp"
#include "schemac/catalog/belongings.hpp"
#include "support/server.hpp"

namespace schemac::catalog {
namespace {

class ObjectsBesideTables : public ::testing::Test {
 protected:
  void SetUp() override {
    SCHEMAC_NEEDS_SERVER();
    database_.emplace(testing::TestDatabase::create());
    session_.emplace(pg::Session::open(database_->url()).value());
    const base::Status made = session_->execute(
        "CREATE TYPE e AS ENUM ('x', 'y'); COMMENT ON TYPE e IS 'letters';"
        "CREATE TABLE t (a int, b int, c e CHECK (c <> 'x' OR b > 0)); CREATE TABLE u (d int);"
        "CREATE VIEW v AS SELECT a, b, d FROM t, u; CREATE MATERIALIZED VIEW m AS SELECT a FROM t;"
        "CREATE POLICY p ON t USING (a > b);"
        "CREATE INDEX i ON t (b) WHERE c = 'x';"
        "CREATE FUNCTION f(e) RETURNS int LANGUAGE sql RETURN 1;"
        "CREATE TRIGGER g BEFORE UPDATE OF a ON t EXECUTE FUNCTION suppress_redundant_updates_trigger()");
    ASSERT_TRUE(made.ok()) << made.error().message;
  }
  // One line an object: kind, full name, and what it uses.
  static std::vector<std::string> lines(const sql::Objects& objects) {
    std::vector<std::string> out;
    for (const sql::Object& object : objects) {
      std::vector<std::string> uses;
      for (const sql::Dependency& on : object.depends_on)
        uses.push_back(on.object.name + (on.column.empty() ? "" : "." + on.column));
      out.push_back(fmt::format("{} {}: {}", sql::object_kind_word(object.kind), object.full_name(),
                                base::join(uses, " ")));
    }
    return out;
  }
  using Lines = std::vector<std::string>;
  std::optional<pg::Session> session_;

 private:
  std::optional<testing::TestDatabase> database_;
};

TEST_F(ObjectsBesideTables, AnObjectIsListedOnceWithAllColumnsThatItUses) {
  SurroundingsQuery concerned;
  concerned.columns = {{{"public", "t"}, "a"}, {{"public", "t"}, "b"}, {{"public", "u"}, "d"}};
  const auto found = surroundings(*session_, concerned);
  ASSERT_TRUE(found.ok()) << found.error().message;
  EXPECT_EQ(lines(found->dependents),
            (Lines{"check constraint public.t.t_check: t.b t.c", "index public.t.i: t.b t.c",
                   "materialized view public.m: t.a", "policy public.t.p: t.a t.b", "trigger public.t.g: t.a",
                   "view public.v: t.a t.b u.d t u"}));
  EXPECT_EQ(found->dependents[0].facts,
            std::vector<sql::ObjectFact>{sql::ObjectFact::only_for_rebuilt_enums});
  EXPECT_EQ(found->dependents[3].facts, std::vector<sql::ObjectFact>{});
  EXPECT_EQ(found->dependents[2].create, "");
  EXPECT_EQ(found->dependents[5].drop, "DROP VIEW public.v");
}

TEST_F(ObjectsBesideTables, AnEnumHasUsersAndProperties) {
  SurroundingsQuery concerned;
  concerned.enums = {{"public", "e"}};
  const auto found = surroundings(*session_, concerned);
  ASSERT_TRUE(found.ok()) << found.error().message;
  EXPECT_EQ(lines(found->dependents),
            (Lines{"check constraint public.t.t_check: t.c t.b", "index public.t.i: t.c t.b"}));
  EXPECT_EQ(lines(found->enum_users), (Lines{"function : e"}));
  EXPECT_EQ(lines(found->enum_properties), (Lines{"comment public.e: "}));
  EXPECT_EQ(found->enum_properties.front().create, "COMMENT ON TYPE {name} IS 'letters'");
}

TEST_F(ObjectsBesideTables, WhatIsDroppedWithATableHasStatements) {
  Leaving leaving;
  leaving.tables = {{"public", "t"}};
  const auto found = belongings(*session_, leaving);
  ASSERT_TRUE(found.ok()) << found.error().message;
  EXPECT_EQ(lines(*found), (Lines{"check constraint public.t.t_check: ", "index public.t.i: ",
                                  "trigger public.t.g: ", "policy public.t.p: "}));
  EXPECT_EQ((*found)[2].description, "trigger g on public.t");
  for (const sql::Object& object : *found) EXPECT_NE(object.create, "") << object.description;
}

}  // namespace
}  // namespace schemac::catalog
