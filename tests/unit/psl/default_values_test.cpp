// Literals of @default, against what Prisma's engine says of the same texts.
#include "values/default_literals.hpp"

#include <gtest/gtest.h>

#include <array>

namespace schemac::psl {
namespace {

struct Case {
  const char* text;
  const char* problem;  // "" if the text is sound
};

template <class F>
void expect_all(F find_problem, std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(find_problem(c.text).value_or(""), c.problem) << "of " << c.text;
}

constexpr const char* invalid_digit = "invalid digit found in string";
constexpr const char* empty_integer = "cannot parse integer from empty string";

TEST(DefaultValues, Integers) {
  expect_all(find_integer_problem, {{"9223372036854775807", ""},
                                    {"-9223372036854775808", ""},
                                    {"0000000000000000000000001", ""},
                                    {"1.0", invalid_digit},
                                    {"99999999999999999999.5", "number too large to fit in target type"},
                                    {"-9223372036854775809", "number too small to fit in target type"}});
}

TEST(DefaultValues, Decimals) {
  expect_all(find_decimal_problem, {{"1.", ""},
                                    {".5", ""},
                                    {"1e+5", ""},
                                    {"1_000", ""},
                                    {"1._5", ""},
                                    {"", "Failed to parse empty string"},
                                    {"e5", "Failed to parse empty string"},
                                    {".", empty_integer},
                                    {"1e", empty_integer},
                                    {"true", empty_integer},
                                    {"-", empty_integer},
                                    {"abc", invalid_digit},
                                    {"_1", invalid_digit},
                                    {"+-1", invalid_digit},
                                    {"1e_5", invalid_digit},
                                    {"1e9223372036854775808", "number too large to fit in target type"}});
}

TEST(DefaultValues, DateTimes) {
  expect_all(find_date_time_problem, {{"2020-01-01T00:00:00Z", ""},
                                      {"2020-01-01 00:00:00.1234567890z", ""},
                                      {"2020-01-01t23:59:60+23:59", ""},
                                      {"2020-02-29T00:00:00\xE2\x88\x92"
                                       "00:00",
                                       ""},
                                      {"", "premature end of input"},
                                      {"2020-01-01T00:00:00", "premature end of input"},
                                      {"2020-01-01T00:00:00+00", "premature end of input"},
                                      {"2020-01-01T00:00:00+0000", "input contains invalid characters"},
                                      {"2020-1-1T00:00:00Z", "input contains invalid characters"},
                                      {"2020-01-01T00:00:00.Z", "input contains invalid characters"},
                                      {"2020-13", "input is out of range"},
                                      {"2019-02-29T00:00:00Z", "input is out of range"},
                                      {"2020-01-01T00:00:00+24:00", "input is out of range"},
                                      {"2020-01-01T00:00:00Z ", "trailing input"}});
}

TEST(DefaultValues, Json) {
  expect_all(
      find_json_problem,
      {{"{\"a\":1,\"a\":[true,null,-0.5e-3]}", ""},
       {"0e99999999999", ""},
       {"", "EOF while parsing a value at line 1 column 0"},
       {"{", "EOF while parsing an object at line 1 column 1"},
       {"[1,", "EOF while parsing a value at line 1 column 3"},
       {"[1,]", "trailing comma at line 1 column 4"},
       {"{\"a\":1,}", "trailing comma at line 1 column 8"},
       {"{a:1}", "key must be a string at line 1 column 2"},
       {"{\"a\" 1}", "expected `:` at line 1 column 6"},
       {"[1 2]", "expected `,` or `]` at line 1 column 4"},
       {"nulx", "expected ident at line 1 column 4"},
       {"01", "invalid number at line 1 column 2"},
       {"1.x", "invalid number at line 1 column 3"},
       {"1e400", "number out of range at line 1 column 5"},
       {"1e99999999999", "number out of range at line 1 column 12"},
       {"\"\\x\"", "invalid escape at line 1 column 3"},
       {"\"\\u12zzzzz\"", "invalid escape at line 1 column 6"},
       {"\"\\ud800x\"", "unexpected end of hex escape at line 1 column 8"},
       {"\"\\udc00\"", "lone leading surrogate in hex escape at line 1 column 7"},
       {"\"a\nb\"", "control character (\\u0000-\\u001F) found while parsing a string at line 2 column 0"},
       {"1\n\nx", "trailing characters at line 3 column 1"}});
  EXPECT_EQ(find_json_problem(std::string(127, '[') + std::string(127, ']')), std::nullopt);
  EXPECT_EQ(find_json_problem(std::string(100000, '[')), "recursion limit exceeded at line 1 column 128");
}

TEST(DefaultValues, Base64) {
  for (const char* text : {"", "YQ==", "YWI=", "aGVsbG8=", "+w=="}) EXPECT_TRUE(is_base64(text)) << text;
  for (const char* text :
       {"YQ=", "YR==", "YWJ=", "aGVsbG8==", "=", "a===", "-_==", "aGVs bG8=", "aGVsbG8=\n"}) {
    EXPECT_FALSE(is_base64(text)) << text;
  }
}

}  // namespace
}  // namespace schemac::psl
