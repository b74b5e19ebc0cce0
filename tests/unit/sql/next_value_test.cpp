// Which defaults are nextval() of a sequence, and of which.
#include "schemac/sql/next_value.hpp"

#include <gtest/gtest.h>

#include <string>

namespace schemac::sql {
namespace {

struct Case {
  const char* expression;
  const char* schema;
  const char* name;  // nullptr: it is another expression
};
constexpr Case cases[] = {
    {"nextval('t_no'::regclass)", "", "t_no"},
    {"nextval('T_NO')", "", "t_no"},
    {"nextval('\"T_no\"')", "", "T_no"},
    {R"(nextval('"a "" b"'))", "", "a \" b"},
    {"nextval('\"it''s\"')", "", "it's"},
    {"nextval('s.t')", "s", "t"},
    {"nextval(' \"S\" . \"T\" '::pg_catalog.regclass)", "S", "T"},
    {"nextval(('s.t'::text)::regclass)", "s", "t"},
    {" ( NEXTVAL ( 't' ) ) ", "", "t"},
    {"pg_catalog.nextval('t')::numeric(10, 2)::double precision", "", "t"},
    {"CAST(nextval('t') AS timestamp(3) without time zone)", "", "t"},
    {"nextval(CAST('t' AS regclass))::int[]", "", "t"},
    {"'A' || nextval('t')", "", nullptr},
    {"nextval('t') + 1", "", nullptr},
    {"nextval('t'", "", nullptr},
    {"nextval(t)", "", nullptr},
    {"nextval('')", "", nullptr},
    {"nextval('a.b.c')", "", nullptr},
    {"my.nextval('t')", "", nullptr},
    {"currval('t')", "", nullptr},
    {"nextval('t", "", nullptr},
    {"nextval('t')::", "", nullptr},
    {"nextval('t')::numeric(", "", nullptr},
    {"", "", nullptr},
};

TEST(NextValue, NamesItsSequence) {
  for (const Case& one : cases) {
    const auto name = sequence_of_next_value(one.expression);
    if (one.name == nullptr) {
      EXPECT_FALSE(name) << one.expression;
      continue;
    }
    ASSERT_TRUE(name) << one.expression;
    EXPECT_EQ(*name, (QualifiedName{one.schema, one.name})) << one.expression;
  }
  EXPECT_FALSE(sequence_of_next_value(std::string(100000, '(')));
}

}  // namespace
}  // namespace schemac::sql
