// Statements that can run in parts, and those that cannot.
#include "schemac/ddl/range_place.hpp"

#include <gmock/gmock.h>

namespace schemac::ddl {
namespace {

struct Divided {
  const char* statement;
  const char* table;
  const char* with;  // the range K
};
class RangePlaces : public testing::TestWithParam<Divided> {};

TEST_P(RangePlaces, the_range_joins_the_condition) {
  const auto place = range_place(GetParam().statement, {"id"}, false);
  ASSERT_TRUE(place.ok()) << GetParam().statement << ": " << place.error().message;
  EXPECT_EQ(place->table, GetParam().table);
  EXPECT_EQ(place->with("K"), GetParam().with);
}

const Divided divided[] = {
    {"UPDATE t SET a = 1", "t", "UPDATE t SET a = 1\nWHERE K"},
    {"UPDATE \"S\".\"T\" AS x SET a = 1 WHERE b IS NULL OR c -- both\n", "\"S\".\"T\"",
     "UPDATE \"S\".\"T\" AS x SET a = 1 WHERE (b IS NULL OR c -- both\n) AND K"},
    {"update t set a = (select max(b) from u where u.id = t.u) where a is null returning id", "t",
     "update t set a = (select max(b) from u where u.id = t.u) WHERE (a is null\n) AND K\nreturning id"},
    {"UPDATE t SET a = u.b FROM u WHERE u.id = t.u", "t",
     "UPDATE t SET a = u.b FROM u WHERE (u.id = t.u\n) AND K"},
    {"DELETE FROM t USING u WHERE u.id = t.u", "t", "DELETE FROM t USING u WHERE (u.id = t.u\n) AND K"},
    {"DELETE FROM t", "t", "DELETE FROM t\nWHERE K"},
    {"DELETE FROM t WHERE t.order = 1 AND t.limit = 'where'", "t",
     "DELETE FROM t WHERE (t.order = 1 AND t.limit = 'where'\n) AND K"},
    {"INSERT INTO s (a) SELECT t.a FROM t LEFT JOIN u ON u.id = t.u WHERE t.b ON CONFLICT (a) DO UPDATE SET "
     "a = 1 "
     "WHERE s.a > 0",
     "t",
     "INSERT INTO s (a) SELECT t.a FROM t LEFT JOIN u ON u.id = t.u WHERE (t.b\n) AND K\nON CONFLICT (a) DO "
     "UPDATE "
     "SET a = 1 WHERE s.a > 0"},
    {"INSERT INTO s SELECT a AS where FROM t x ORDER BY a", "t",
     "INSERT INTO s SELECT a AS where FROM t x \nWHERE K\nORDER BY a"},
    {"INSERT INTO s SELECT (SELECT count(*) FROM u WHERE u.t = t.id) FROM t", "t",
     "INSERT INTO s SELECT (SELECT count(*) FROM u WHERE u.t = t.id) FROM t\nWHERE K"},
};
INSTANTIATE_TEST_SUITE_P(Divided, RangePlaces, testing::ValuesIn(divided));

TEST(RangePlace, the_statements_own_name) {
  EXPECT_EQ(range_place("UPDATE \"S\".\"T\" AS \"X\" SET a = 1", {"id"}, false)->name, "\"X\"");
  EXPECT_EQ(range_place("DELETE FROM s.t", {"id"}, false)->name, "s.t");
}

struct Whole {
  const char* statement;
  const char* why;
};
class WholeStatements : public testing::TestWithParam<Whole> {};

TEST_P(WholeStatements, cannot_run_in_parts) {
  const auto place = range_place(GetParam().statement, {"id"}, false);
  ASSERT_FALSE(place.ok()) << GetParam().statement;
  EXPECT_EQ(place.error().code, "bad-directive");
  EXPECT_THAT(place.error().message, testing::HasSubstr(GetParam().why)) << GetParam().statement;
}

const Whole whole[] = {
    {"CREATE TABLE t (a int)", "no UPDATE, DELETE or INSERT"},
    {"INSERT INTO t VALUES (1)", "no table"},
    {"INSERT INTO t SELECT 1", "no table"},
    {"WITH x AS (SELECT 1) UPDATE t SET a = 1", "WITH"},
    {"INSERT INTO s WITH x AS (SELECT 1) SELECT a FROM t", "WITH"},
    {"INSERT INTO s SELECT a FROM t GROUP BY a", "GROUP BY"},
    {"INSERT INTO s SELECT max(a) FROM t", "aggregate, max()"},
    {"INSERT INTO s SELECT 1 + count(*) FROM t", "aggregate"},
    {"INSERT INTO s SELECT row_number() OVER () FROM t", "window"},
    {"INSERT INTO s SELECT DISTINCT a FROM t", "DISTINCT"},
    {"INSERT INTO s SELECT a FROM t LIMIT 3", "LIMIT"},
    {"INSERT INTO s SELECT a FROM t UNION SELECT a FROM u", "set operation"},
    {"INSERT INTO s SELECT a FROM t FULL JOIN u ON true", "RIGHT or FULL"},
    {"INSERT INTO s SELECT a FROM generate_series(1, 3) AS a", "something else than a table"},
    {"UPDATE t SET id = id + 1", "key column id"},
    {"UPDATE t SET a = 1 WHERE CURRENT OF c", "cursor"},
    {"UPDATE t SET", "not understood"},
};
INSTANTIATE_TEST_SUITE_P(Whole, WholeStatements, testing::ValuesIn(whole));

TEST(RangePlace, by_place_needs_a_condition_that_ends) {
  EXPECT_FALSE(range_place("UPDATE t SET a = a + 1", {}, true).ok());
  EXPECT_TRUE(range_place("UPDATE t SET a = 1 WHERE a IS NULL", {}, true).ok());
  EXPECT_TRUE(range_place("DELETE FROM t", {}, true).ok());
}

}  // namespace
}  // namespace schemac::ddl
