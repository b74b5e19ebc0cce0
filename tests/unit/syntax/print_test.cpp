#include "schemac/syntax/print.hpp"

#include <gtest/gtest.h>

#include "parsed.hpp"

namespace schemac::syntax {
namespace {

// What `print` makes of the one argument of an attribute.
std::string printed(const std::string& text, std::string (*print)(const Argument&)) {
  const auto parsed = testing::parse_one("model A {\n  x Int @a(" + text + ")\n}\n");
  EXPECT_EQ(parsed.errors(), "");
  const auto& block = std::get<Block>(parsed.file.items.at(0));
  return print(std::get<Field>(block.members.at(0)).attributes.at(0).arguments.at(0));
}
std::string in_message(const std::string& text) { return printed(text, to_text); }
std::string in_file(const std::string& text) { return printed(text, format_text); }

TEST(Print, MessagesJoinWithoutBlanks) {
  EXPECT_EQ(in_message("[ f( \"x\" ,1),[ ] , -1.50]"), "[f(\"x\",1),[],-1.50]");
  EXPECT_EQ(in_message("{a:[1,2],b : f(x:1,y)}"), "{ a: [1,2], b: f(x: 1,y) }");
  EXPECT_EQ(in_message("{ }"), "{  }");
  EXPECT_EQ(in_message("fields : [a]"), "fields: [a]");
}

TEST(Print, FilesJoinWithBlanks) {
  EXPECT_EQ(in_file("[a,f(1,x:2)]"), "[a, f(1, x: 2)]");
  EXPECT_EQ(in_file("map:"), "map: ");
}

TEST(Print, StringsComeFromTheValueInMessagesAndFromTheTextInFiles) {
  const std::string text = R"("\/\u00e9\b\t\n\r\"\\")";
  EXPECT_EQ(in_message(text), "\"/\xC3\xA9\\u0008\\t\\n\\r\\\"\\\\\"");
  EXPECT_EQ(in_file(text), text);
  EXPECT_EQ(in_file("\"a\x7F\""), "\"a\x7F\"") << "written without an escape";
  EXPECT_EQ(in_message("\"a\x7F\""), "\"a\\u007f\"");
}

TEST(Print, TextsAreQuoted) {
  EXPECT_EQ(quote_string("a\"b"), R"("a\"b")");
  EXPECT_EQ(quote_string("\x7F"), "\"\\u007f\"");
}

}  // namespace
}  // namespace schemac::syntax
