#include "schemac/syntax/print.hpp"

#include <gtest/gtest.h>

#include "parsed.hpp"

namespace schemac::syntax {
namespace {

Argument argument(const std::string& text) {
  const auto parsed = testing::parse_one("model A {\n  x Int @a(" + text + ")\n}\n");
  EXPECT_EQ(parsed.errors(), "");
  const auto& block = std::get<Block>(parsed.file.items.at(0));
  return std::get<Field>(block.members.at(0)).attributes.at(0).arguments.at(0);
}

TEST(Print, MessagesJoinWithoutBlanks) {
  EXPECT_EQ(to_text(argument("[ f( \"x\" ,1),[ ] , -1.50]")), "[f(\"x\",1),[],-1.50]");
  EXPECT_EQ(to_text(argument("{a:[1,2],b : f(x:1,y)}")), "{ a: [1,2], b: f(x: 1,y) }");
  EXPECT_EQ(to_text(argument("{ }")), "{  }");
  EXPECT_EQ(to_text(argument("fields : [a]")), "fields: [a]");
}

TEST(Print, FilesJoinWithBlanks) {
  EXPECT_EQ(format_text(argument("[a,f(1,x:2)]")), "[a, f(1, x: 2)]");
  EXPECT_EQ(format_text(argument("map:")), "map: ");
}

TEST(Print, StringsComeFromTheValueInMessagesAndFromTheTextInFiles) {
  const Argument from = argument(R"("\/\u00e9\b\t\n\r\"\\")");
  EXPECT_EQ(to_text(from), "\"/\xC3\xA9\\u0008\\t\\n\\r\\\"\\\\\"");
  EXPECT_EQ(format_text(from), R"("\/\u00e9\b\t\n\r\"\\")");
}

TEST(Print, AddedStringsAreQuoted) {
  Expression added;
  added.kind = Expression::Kind::string;
  added.text = "a\"b";
  EXPECT_EQ(format_text(added), R"("a\"b")");
  EXPECT_EQ(quote_string("\x7F"), "\"\\u007f\"");
}

}  // namespace
}  // namespace schemac::syntax
