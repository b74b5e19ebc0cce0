#include "regex.hpp"

#include <gtest/gtest.h>

namespace schemac::prismaconfig {
namespace {

// The first match and its groups, joined by `|`; "-" for none, "?" where the pattern is not supported.
std::string found(const std::string& pattern, const std::string& text, const std::string& flags = "") {
  const auto regex = Regex::compile(pattern, flags);
  if (!regex) return "?";
  Regex::Match match;
  size_t steps = 100'000;
  const auto outcome = regex->search(text, 0, match, steps);
  if (outcome == Regex::Outcome::gave_up) return "gave up";
  if (outcome == Regex::Outcome::none) return "-";
  std::string out;
  for (size_t i = 0; i < match.groups.size(); ++i) {
    const auto [begin, end] = match.groups[i];
    out += (i == 0 ? "" : "|") +
           (begin == std::string::npos ? std::string("undefined") : text.substr(begin, end - begin));
  }
  return out;
}

TEST(Regex, MatchesAsJavaScript) {
  struct Case {
    const char* pattern;
    const char* text;
    const char* flags;
    const char* match;
  };
  const Case cases[] = {
      {"a+?b", "aab", "", "aab"},
      {"(a|ab)(c|bcd)(d*)", "abcd", "", "abcd|a|bcd|"},
      {"^b", "a\nb", "m", "b"},
      {"^b", "a\nb", "", "-"},
      {"[^\\s\"']+", "  x\"y", "", "x"},
      {"(\\w+)=(\\w+)?", "key=", "", "key=|key|undefined"},
      {"\\bcat\\b", "concat cat", "", "cat"},
      {"x{2,3}", "xxxx", "", "xxx"},
      {"x{2}", "x", "", "-"},
      {"(?=.*\\d)[a-z]+", "ab1", "", "ab"},
      {"(?!a)\\w", "ab", "", "b"},
      {"(['\"])(.*?)\\1", "'a\"b'", "", "'a\"b'|'|a\"b"},
      {"(?<n>\\d+)\\k<n>", "1212", "", "1212|12"},
      {"HELLO", "say Hello", "i", "Hello"},
      {"[a-c-]+", "-ab", "", "-ab"},
      {"a.c", "a\nc", "s", "a\nc"},
      {"é+", "aéé", "", "éé"},
      {"(?:)", "x", "", ""},
      {"(a*)*", "b", "", "|undefined"},
      {"{", "{", "", "{"},
      {"]", "]", "", "]"},
  };
  for (const Case& one : cases) EXPECT_EQ(found(one.pattern, one.text, one.flags), one.match) << one.pattern;
}

TEST(Regex, SaysWhatItDoesNotKnow) {
  for (const char* pattern : {"(?<=a)b", "\\p{L}", "(", "a)", "*a", "[a"})
    EXPECT_EQ(found(pattern, "ab"), "?") << pattern;
}

TEST(Regex, GivesUpInsteadOfNeverEnding) { EXPECT_EQ(found("(x+x+)+y", std::string(60, 'x')), "gave up"); }

}  // namespace
}  // namespace schemac::prismaconfig
