// Types, defaults and predicates in other words than the catalog's are no difference (D4, D5, D6).
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
  const auto spelled = normalize_expressions(*session, *live, wanted);
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
  const auto spelled = normalize_expressions(*session, *live, wanted);
  ASSERT_TRUE(spelled.ok()) << spelled.error().message;
  EXPECT_FALSE(spelled->tables[0].columns[0].default_value);
  EXPECT_EQ(spelled->tables[0].columns[1].type, live->tables[0].columns[1].type);
  EXPECT_EQ(spelled->tables[0].columns[2].type, columns[2].type);
}

struct TypeWords {
  const char* live;    // as the column was created
  const char* wanted;  // between the quotes of Unsupported("..")
  bool same;
};
constexpr TypeWords types[] = {
    {"numeric(10,2)", "numeric( 10 , 2 )", true},
    {"numeric(10,2)", "numeric(10, 3)", false},
    {"numeric(8,-2)", "dec(8, -2)", true},
    {"timestamptz", "timestamp with time zone", true},
    {"timestamptz(3)", "timestamp (3) with time zone", true},
    {"timestamptz(3)", "timestamptz", false},
    {"timestamp", "TIMESTAMP", true},
    {"time", "time without time zone", true},
    {"varchar(10)", "character varying(10)", true},
    {"varchar(10)", "varchar(11)", false},
    {"char", "char(1)", true},
    {"bpchar", "BPCHAR", true},
    {"\"char\"", "\"char\"", true},
    {"interval day to second(3)", "INTERVAL DAY TO SECOND (3)", true},
    {"int4[]", "_int4", true},
    {"int4[]", "integer[3][]", true},
    {"int4[]", "_int8", false},
    {"numeric(10,2)[]", "numeric(10, 2)[]", true},
    {"int4range", "INT4RANGE", true},
    {"int4range", "int8range", false},
    {"other.\"Kind\"", "\"other\".\"Kind\"", true},
    {"other.\"Kind\"", "\"Kind\"", false},
    {"\"Pair\"", "public.\"Pair\"", true},
    {"dom", "DOM", true},
    {"dom", "public.dom", true},
    {"dom", "other.dom", false},
    {"other.dom", "\"other\".dom", true},
    {"other.dom[]", "other.dom[]", true},
    {"other.dom[]", "other.dom", false},
    {"dom", "dom[]", false},
    {"list", "list", true},
    {"bigint", "no_such_type", false},
    {"bigint", "bigint, NULL::bigint", false},
};

TEST(Spelling, AQuotedTypeIsTheCatalogs) {
  SCHEMAC_NEEDS_SERVER();
  const TestDatabase database = TestDatabase::create();
  auto session = pg::Session::open(database.url());
  ASSERT_TRUE(session.ok());
  std::string script =
      "CREATE SCHEMA other; CREATE TYPE other.\"Kind\" AS ENUM ('a'); CREATE TYPE \"Pair\" AS (a int);"
      "CREATE DOMAIN dom AS int CHECK (value > 0); CREATE DOMAIN other.dom AS int; CREATE DOMAIN list AS "
      "int[];"
      "CREATE TABLE \"T\" (";
  for (size_t i = 0; i < std::size(types); ++i)
    script += (i == 0 ? "c" : ", c") + std::to_string(i) + " " + types[i].live;
  ASSERT_TRUE(session->execute(script + ")").ok());
  const auto live = read(*session, {});
  ASSERT_TRUE(live.ok());
  sql::Schema wanted = *live;
  for (size_t i = 0; i < std::size(types); ++i) {
    wanted.tables[0].columns[i].type = sql::UnsupportedType{types[i].wanted};
    wanted.tables[0].columns[i].arity = sql::Arity::nullable;
  }
  SpellingMemory memory;
  const auto spelled = normalize_expressions(*session, *live, wanted, memory);
  ASSERT_TRUE(spelled.ok()) << spelled.error().message;
  for (size_t i = 0; i < std::size(types); ++i) {
    const sql::Column& now = spelled->tables[0].columns[i];
    const sql::Column& then = live->tables[0].columns[i];
    EXPECT_EQ(now.type == then.type && now.arity == then.arity, types[i].same)
        << types[i].live << " and " << types[i].wanted;
  }
  EXPECT_EQ(in_remembered_spelling(*live, wanted, memory), *spelled);
}

TEST(Spelling, NextvalOfTheSequenceThatFillsTheColumnIsNoDifference) {
  SCHEMAC_NEEDS_SERVER();
  const TestDatabase database = TestDatabase::create();
  auto session = pg::Session::open(database.url());
  ASSERT_TRUE(session.ok());
  ASSERT_TRUE(
      session
          ->execute("CREATE SEQUENCE no; CREATE SCHEMA other; CREATE SEQUENCE other.\"No\";"
                    "CREATE TABLE \"T\" (a int DEFAULT nextval('no'), b numeric DEFAULT nextval('no'),"
                    "c smallint DEFAULT nextval('other.\"No\"'), d bigint DEFAULT nextval('no'::text),"
                    "e serial, f int GENERATED ALWAYS AS IDENTITY, g int DEFAULT nextval('no'),"
                    "h bigserial, i int DEFAULT nextval('no'))")
          .ok());
  const auto live = read(*session, {});
  ASSERT_TRUE(live.ok());
  sql::Schema wanted = *live;
  const auto set = [&](size_t column, sql::Default value) {
    sql::Column& changed = wanted.tables[0].columns[column];
    changed.autoincrement = changed.identity = changed.identity_always = changed.owns_sequence = false;
    changed.sequence = std::nullopt;
    changed.default_value = std::move(value);
  };
  set(0, sql::SqlExpression{"nextval('no')"});
  set(1, sql::SqlExpression{"NEXTVAL('public.no'::regclass)"});
  set(2, sql::SqlExpression{"nextval('\"other\".\"No\"'::text::regclass)"});
  set(3, sql::SqlExpression{"(pg_catalog.nextval('NO'))"});
  set(4, sql::SqlExpression{"nextval('\"T_e_seq\"')"});
  set(5, sql::AnyDefault{});
  set(6, sql::AnyDefault{});
  set(7, sql::AnyDefault{});
  wanted.tables[0].columns[7].default_value = std::nullopt;
  wanted.tables[0].columns[7].type = sql::UnsupportedType{"BIGSERIAL"};
  set(8, sql::SqlExpression{"nextval('other.\"No\"')"});
  const auto spelled = normalize_expressions(*session, *live, wanted);
  ASSERT_TRUE(spelled.ok()) << spelled.error().message;
  for (size_t i = 0; i < 8; ++i) {
    EXPECT_EQ(spelled->tables[0].columns[i], live->tables[0].columns[i]) << live->tables[0].columns[i].name;
  }
  EXPECT_EQ(spelled->tables[0].columns[8], wanted.tables[0].columns[8]);
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
  const auto same = normalize_expressions(*session, *live, wanted);
  ASSERT_TRUE(same.ok());
  EXPECT_EQ(same->tables[0].indexes[0].predicate, live->tables[0].indexes[0].predicate);
  wanted.tables[0].indexes[0].predicate = "a LIKE 'y%' AND n > 0";
  const auto other = normalize_expressions(*session, *live, wanted);
  ASSERT_TRUE(other.ok());
  EXPECT_EQ(other->tables[0].indexes[0].predicate, wanted.tables[0].indexes[0].predicate);
}

}  // namespace
}  // namespace schemac::catalog
