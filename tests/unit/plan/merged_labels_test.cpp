#include "sql/enum_value_merge.hpp"

#include <gtest/gtest.h>

namespace schemac::plan {
namespace {

struct Case {
  const char* text;
  const char* after;
};

TEST(MergedLabels, EveryWayInWhichPostgresPrintsADefault) {
  const std::vector<sql::Pair<std::string>> merged = {{"C", "B"}, {"it's \"C\"", "x,{y}"}};
  const Case cases[] = {
      {"'C'::\"E\"", "'B'::\"E\""},
      {"'C'", "'B'"},
      {"'A'::\"E\"", "'A'::\"E\""},
      {"'c'::\"E\"", "'c'::\"E\""},
      {"'it''s \"C\"'::public.\"E\"", "'x,{y}'::public.\"E\""},
      {"ARRAY['A'::\"E\", 'C'::\"E\"]", "ARRAY['A'::\"E\", 'B'::\"E\"]"},
      {"ARRAY['A', 'C']::\"E\"[]", "ARRAY['A', 'B']::\"E\"[]"},
      {"'{A,C,NULL}'::\"E\"[]", "'{A,\"B\",NULL}'::\"E\"[]"},
      {"'{\"it''s \\\"C\\\"\",\"a b\"}'::s.\"E\"[]", "'{\"x,{y}\",\"a b\"}'::s.\"E\"[]"},
      {"'{}'::\"E\"[]", "'{}'::\"E\"[]"},
      {"'{C}'::\"E\"", "'{C}'::\"E\""},
      {"CASE WHEN CURRENT_USER = 'C'::text THEN 'C'::\"E\" ELSE 'A'::\"E\" END",
       "CASE WHEN CURRENT_USER = 'C'::text THEN 'B'::\"E\" ELSE 'A'::\"E\" END"},
      {"", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(with_merged_labels(c.text, merged), c.after) << c.text;
  EXPECT_EQ(with_merged_labels("'C'::\"E\"", {}), "'C'::\"E\"");
}

}  // namespace
}  // namespace schemac::plan
