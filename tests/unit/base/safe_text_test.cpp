#include "schemac/base/safe_text.hpp"

#include <gtest/gtest.h>

#include <array>

namespace schemac::base {
namespace {

struct Case {
  const char* text;
  const char* shown;
};

TEST(SafeText, ShowsWhatATerminalOrARunnerWouldObey) {
  const Case cases[] = {
      {"plain, \xC3\xA4, \xF0\x9F\x8C\x8A\nnext\tline\r\n",
       "plain, \xC3\xA4, \xF0\x9F\x8C\x8A\nnext\tline\r\n"},
      {"\x1b[31mred\x07", "\\x1b[31mred\\x07"},
      {"a\rb", "a\\x0db"},
      {"a\x7f\x08", "a\\x7f\\x08"},
      {"\xC2\x9B"
       "31m",
       "\\u009b31m"},
      {"\x9B"
       "31m \xFF",
       "\\x9b31m \\xff"},
      {"a\xE2\x80\xAE"
       "b",
       "a\\u202eb"},
      {"a\xE2\x80\xA8::error::x", "a\\u2028::error::x"},
      {"::add-mask::x", "\\::add-mask::x"},
      {"a\n  ::error::x\n\t::b::", "a\n  \\::error::x\n\t\\::b::"},
      {"a\r\n::error::x", "a\r\n\\::error::x"},
      {"x::text, ::y", "x::text, ::y"},
      {"x ##vso[task.setvariable]y", "x #\\#vso[task.setvariable]y"},
      {"##[command]x ##teamcity[a] ## b", "#\\#[command]x #\\#teamcity[a] ## b"},
      {"ALTER ROLE a PASSWORD 'x' ; password=y", "ALTER ROLE a PASSWORD '***' ; password=***"},
      {"?p%61ssword=secret&x=1", "?p%61ssword=***&x=1"},
      {"?%70%61%73%73%77%6F%72%64=secret", "?%70%61%73%73%77%6F%72%64=***"},
      {"sslpass%77ord=secret", "sslpass%77ord=***"},
      {"100% passes", "100% passes"},
      {"the form is postgresql://USER:PASSWORD@HOST:PORT/DB",
       "the form is postgresql://USER:PASSWORD@HOST:PORT/DB"},
      {"postgresql://u:PASSWORDx@h", "postgresql://u:***@h"},
  };
  for (const Case& one : cases) EXPECT_EQ(safe_text(one.text), one.shown) << one.shown;
}

TEST(SafeText, KeepsTheCallersOwnColours) {
  constexpr std::array<std::string_view, 2> own = {"\x1b[1;31m", "\x1b[0m"};
  EXPECT_EQ(safe_text("\x1b[1;31merror:\x1b[0m \x1b[2J", own), "\x1b[1;31merror:\x1b[0m \\x1b[2J");
  EXPECT_EQ(safe_text("\x1b[0m::error::x", own), "\x1b[0m\\::error::x");
}

TEST(SafeText, OfACommandForARunnerIsOneLine) {
  EXPECT_EQ(safe_command("::error file=a\x1b::b\n::error::c"), "::error file=a\\x1b::b \\::error::c");
  EXPECT_EQ(safe_command("::error::a\r\n::b\r\n"), "::error::a \\::b ");
}

TEST(SafeText, OfJson) {
  EXPECT_EQ(safe_json("{\"a\": \"\xC2\x9B\x7f\xE2\x80\xAE\xC3\xA4\"}"),
            "{\"a\": \"\\u009b\\u007f\\u202e\xC3\xA4\"}");
  EXPECT_EQ(safe_json("{\"a\": \"##vso[b]c ##[d ## e\"}"), "{\"a\": \"\\u0023#vso[b]c \\u0023#[d ## e\"}");
}

TEST(SafeText, OfMarkdown) {
  EXPECT_EQ(markdown_text("<img src=x> | `a` [b](c) @d\n# e & f"),
            "&lt;img src=x&gt; \\| \\`a\\` \\[b\\]\\(c\\) &#64;d<br>\\# e &amp; f");
  EXPECT_EQ(markdown_text("a\r\nb\rc"), "a<br>b\\\\x0dc");
}

}  // namespace
}  // namespace schemac::base
