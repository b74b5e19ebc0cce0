#include "identifiers.hpp"

#include <gtest/gtest.h>

namespace schemac::introspect {
namespace {

struct Case {
  const char* name;
  const char* cleaned;
  const char* or_prefix;  // cleaned_or("table_", name)
};

TEST(Words, NamesBecomeWhatTheLanguageAllows) {
  const Case cases[] = {
      {"user", "user", "user"},
      {"1table", "table", "table"},
      {"_x", "x", "x"},
      {"$d", "d", "d"},
      {"é_table", "table", "table"},
      {"a b-c.d", "a_b_c_d", "a_b_c_d"},
      {"größe", "gr__e", "gr__e"},
      {"a🙂", "a_", "a_"},
      {"123", "", "table_123"},
      {"🙂", "", "table__"},
      {"", "", "table_"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(cleaned(c.name), c.cleaned) << c.name;
    EXPECT_EQ(cleaned_or("table_", c.name), c.or_prefix) << c.name;
    EXPECT_TRUE(is_clean(cleaned_or("table_", c.name))) << c.name;
  }
}

TEST(Words, OnlyLettersBegin) {
  for (const char* clean : {"a", "A1_", "model", "x__"}) EXPECT_TRUE(is_clean(clean)) << clean;
  for (const char* foreign : {"", "_a", "1a", "a-b", "é", "a b"}) EXPECT_FALSE(is_clean(foreign)) << foreign;
}

}  // namespace
}  // namespace schemac::introspect
