// Defaults and predicates in other words than the catalog's are no difference (PRISMA.md D4, D5, D6).
#include "schemac/catalog/spelling.hpp"

#include <gtest/gtest.h>

#include "schemac/catalog/read.hpp"
#include "support/server.hpp"

namespace schemac::catalog {
namespace {

using testing::TestDatabase;

struct Words {
  const char* type;    // of the column in the database
  const char* live;    // the default as it was created
  const char* wanted;  // the same (or another) in the schema's words
  bool same;
};
constexpr Words cases[] = {
    {"timestamptz", "now() + interval '1 day'", "now() + '1 day'::interval", true},
    {"timestamptz", "now() + interval '1 day'", "now() + interval '2 days'", false},
    {"uuid", "gen_random_uuid()", "pg_catalog.gen_random_uuid()", true},
    {"text", "'x'", "('x')::text", true},
    {"integer", "1 + 1", "2", true},
    {"integer", "1 + 1", "3", false},
    {"text", "lower('A' || current_user)", "LOWER('A'::text || CURRENT_USER)", true},
    {"integer", "1", "no_such_function()", false},
    {"integer", "1", "1/0", false},
    {"text[]", "ARRAY['a', 'b']", "'{a,b}'::text[]", true},
};

TEST(Spelling, OnlyOtherValuesAreDifferences) {
  SCHEMAC_NEEDS_SERVER();
  const TestDatabase database = TestDatabase::create();
  auto session = pg::Session::open(database.url());
  ASSERT_TRUE(session.ok());
  std::string columns;
  for (size_t i = 0; i < std::size(cases); ++i) {
    columns +=
        (i == 0 ? "" : ", ") + ("c" + std::to_string(i)) + " " + cases[i].type + " DEFAULT " + cases[i].live;
  }
  ASSERT_TRUE(session->execute("CREATE TABLE \"T\" (" + columns + ")").ok());
  const auto live = read(*session, {});
  ASSERT_TRUE(live.ok());
  sql::Schema wanted = *live;
  for (size_t i = 0; i < std::size(cases); ++i) {
    wanted.tables[0].columns[i].default_value = sql::SqlExpression{cases[i].wanted};
  }
  const auto spelled = in_spelling_of(*session, *live, wanted);
  ASSERT_TRUE(spelled.ok()) << spelled.error().message;
  for (size_t i = 0; i < std::size(cases); ++i) {
    const bool adopted =
        spelled->tables[0].columns[i].default_value == live->tables[0].columns[i].default_value;
    EXPECT_EQ(adopted, cases[i].same) << cases[i].live << " and " << cases[i].wanted;
  }
  EXPECT_FALSE(session->in_transaction());
}

TEST(Spelling, WhatTheCatalogCannotSayIsNoDifference) {
  SCHEMAC_NEEDS_SERVER();
  const TestDatabase database = TestDatabase::create();
  auto session = pg::Session::open(database.url());
  ASSERT_TRUE(session.ok());
  ASSERT_TRUE(
      session
          ->execute("CREATE DOMAIN dom AS int CHECK (value > 0); CREATE TABLE \"T\" (a text DEFAULT NULL, b "
                    "dom, c dom)")
          .ok());
  const auto live = read(*session, {});
  ASSERT_TRUE(live.ok());
  sql::Schema wanted = *live;
  std::vector<sql::Column>& columns = wanted.tables[0].columns;
  columns[0].default_value = sql::SqlExpression{"NULL::text"};
  columns[1].type = sql::UnsupportedType{"dom"};
  columns[2].type = sql::UnsupportedType{"other"};
  const auto spelled = in_spelling_of(*session, *live, wanted);
  ASSERT_TRUE(spelled.ok()) << spelled.error().message;
  EXPECT_FALSE(spelled->tables[0].columns[0].default_value);
  EXPECT_EQ(spelled->tables[0].columns[1].type, live->tables[0].columns[1].type);
  EXPECT_EQ(spelled->tables[0].columns[2].type, columns[2].type);
}

TEST(Spelling, PredicatesMayNameColumnsThatDoNotExistYet) {
  SCHEMAC_NEEDS_SERVER();
  const TestDatabase database = TestDatabase::create();
  auto session = pg::Session::open(database.url());
  ASSERT_TRUE(session.ok());
  ASSERT_TRUE(session
                  ->execute("CREATE TABLE \"T\" (a text, n int);"
                            "CREATE INDEX i ON \"T\" (a) WHERE a LIKE 'x%' AND n > 0")
                  .ok());
  const auto live = read(*session, {{"public"}, true});
  ASSERT_TRUE(live.ok());
  sql::Schema wanted = *live;
  sql::Column added;
  added.name = "new";
  added.type = sql::BuiltinType{sql::TypeId::boolean, {}, {}};
  wanted.tables[0].columns.push_back(added);
  wanted.tables[0].indexes[0].predicate = "(a  like 'x%') and (n > 0)";
  const auto same = in_spelling_of(*session, *live, wanted);
  ASSERT_TRUE(same.ok());
  EXPECT_EQ(same->tables[0].indexes[0].predicate, live->tables[0].indexes[0].predicate);
  wanted.tables[0].indexes[0].predicate = "a LIKE 'y%' AND n > 0";
  const auto other = in_spelling_of(*session, *live, wanted);
  ASSERT_TRUE(other.ok());
  EXPECT_EQ(other->tables[0].indexes[0].predicate, wanted.tables[0].indexes[0].predicate);
}

}  // namespace
}  // namespace schemac::catalog
