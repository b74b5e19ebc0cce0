#include "schemac/base/passwords.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace schemac::base {
namespace {

TEST(WithoutPasswords, AreHiddenWhereverTheirFormStands) {
  constexpr std::array<std::pair<const char*, const char*>, 16> cases = {{
      {"ERROR: CREATE ROLE x PASSWORD 'it''s' LOGIN", "ERROR: CREATE ROLE x PASSWORD '***' LOGIN"},
      {"alter role x password E'a\\'b' valid until 'x'", "alter role x password E'***' valid until 'x'"},
      {"PASSWORD U&'a'", "PASSWORD U&'***'"},
      {"ENCRYPTED PASSWORD $$a$b$$ LOGIN", "ENCRYPTED PASSWORD $$***$$ LOGIN"},
      {"PASSWORD $x$a$$b$x$;", "PASSWORD $x$***$x$;"},
      {"postgresql://u:s3cret@h/db", "postgresql://u:***@h/db"},
      {"postgresql://u:a@b/c#d:e@h/db?x=1", "postgresql://u:***@h/db?x=1"},
      {"a postgres://u:x@h b http://v:y@i c", "a postgres://u:***@h b http://v:***@i c"},
      {"postgresql://u@h/db at 12:30", "postgresql://u@h/db at 12:30"},
      {"host=h password=s3cret user=u", "host=h password=*** user=u"},
      {"host=h password = 'a b\\' c' user=u", "host=h password = '***' user=u"},
      {"?sslpassword=s3cret&x=1", "?sslpassword=***&x=1"},
      {R"({"password": "a\"b", "port": 1})", R"({"password": "***", "port": 1})"},
      {"password authentication failed for user \"u\"", "password authentication failed for user \"u\""},
      {"the column \"password\" does not exist", "the column \"password\" does not exist"},
      {"PASSWORD 'cut off here", "PASSWORD '***"},
  }};
  for (const auto& [text, wanted] : cases) EXPECT_EQ(without_passwords(text), wanted);
}

TEST(WithoutPasswords, WhatIsNotClosedIsHiddenToItsEnd) {
  for (const char* text : {"PASSWORD 'secret", "PASSWORD 'secret\\", "PASSWORD $x$secret$y$",
                           "password='secret", "password = \"secret", "password=secret"}) {
    EXPECT_EQ(without_passwords(text).find("secret"), std::string::npos) << text;
  }
}

// Each of these made a backtracking matcher recurse once a character, or look at the whole text once a place.
TEST(WithoutPasswords, LongTextsAreReadOnce) {
  constexpr size_t many = 4'000'000;
  for (const std::string& piece : std::array<std::string, 14>{
           "x", "'", "p", "password", "password=", "password '", "password $a", "password = ", "://",
           "://a:", "://a:@", "://@", "password ", "\"password\":"}) {
    std::string text;
    while (text.size() < many) text += piece;
    EXPECT_LE(without_passwords(text).size(), 2 * text.size()) << piece;
    if (piece.find('\'') == std::string::npos) {
      EXPECT_EQ(without_passwords("password='" + text), "password='***") << piece;
    }
  }
}

}  // namespace
}  // namespace schemac::base
