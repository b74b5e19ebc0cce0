#include "schemac/base/text.hpp"

#include <gtest/gtest.h>

namespace schemac::base {
namespace {

TEST(Text, SplitAndJoinAreInverse) {
  EXPECT_EQ(split("a,b,,c", ','), (std::vector<std::string>{"a", "b", "", "c"}));
  EXPECT_EQ(split("", ','), std::vector<std::string>{""});
  EXPECT_EQ(join({"a", "b", "", "c"}, ","), "a,b,,c");
  EXPECT_EQ(join({}, ","), "");
}

TEST(Text, TrimAndCase) {
  EXPECT_EQ(trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(trim(" \n"), "");
  EXPECT_EQ(lower_ascii("AbC\xC3\x89"), "abc\xC3\x89");
  EXPECT_TRUE(iequals_ascii("CURRENT_User", "current_user"));
  EXPECT_FALSE(iequals_ascii("a", "ab"));
}

TEST(Text, ReplaceAllDoesNotLookAtWhatItWrote) {
  EXPECT_EQ(replace_all("aaa", "a", "aa"), "aaaaaa");
  EXPECT_EQ(replace_all("abc", "", "x"), "abc");
}

TEST(Text, TruncationNeverCutsACharacter) {
  const std::string e_acute = "\xC3\xA9";
  EXPECT_EQ(truncate_utf8("abc", 5), "abc");
  EXPECT_EQ(truncate_utf8("abc", 2), "ab");
  EXPECT_EQ(truncate_utf8("a" + e_acute, 2), "a");
  EXPECT_EQ(truncate_utf8(e_acute + e_acute, 3), e_acute);
  EXPECT_EQ(truncate_utf8("\xF0\x9F\x98\x80", 3), "");
}

TEST(Text, Utf8Validity) {
  EXPECT_TRUE(valid_utf8("plain \xC3\xA9 \xF0\x9F\x98\x80"));
  size_t bad = 0;
  for (const std::string text : {"ab\xFF", "ab\xC3", "ab\xC0\x80", "ab\xED\xA0\x80", "ab\xF5\x80\x80\x80"}) {
    EXPECT_FALSE(valid_utf8(text, &bad)) << text;
    EXPECT_EQ(bad, 2U);
  }
}

TEST(Text, EditDistanceCountsASwapOnce) {
  EXPECT_EQ(edit_distance("schema", "schema"), 0U);
  EXPECT_EQ(edit_distance("shcema", "schema"), 1U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
}

}  // namespace
}  // namespace schemac::base
