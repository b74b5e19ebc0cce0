#include "schemac/syntax/format.hpp"

#include <gtest/gtest.h>

#include "parsed.hpp"
#include "schemac/syntax/print.hpp"

namespace schemac::syntax {
namespace {

std::string formatted(const std::string& text) {
  const auto parsed = testing::parse_one(text);
  return format(parsed.file, parsed.sources.file({0}));
}

// The canonical form, which stays as it is.
void expect_format(const std::string& text, const std::string& expected) {
  EXPECT_EQ(formatted(text), expected);
  EXPECT_EQ(formatted(expected), expected);
}

TEST(Format, EmptyFilesAreOneLineEnd) {
  expect_format("", "\n");
  expect_format(" \t\r\n\r\n", "\n");
}

TEST(Format, FieldsAreATableThatBlankLinesEnd) {
  expect_format(
      "model  User{\n\n\n"
      "id Int @id@default( autoincrement ( ) )// key\n"
      "  longName String ? @db.VarChar( 20 ) @map( \"long_name\" )\n"
      "// a comment ends no table\n"
      "x Unsupported( \"circle\" )\n\n\n\n"
      "\ty \t Int[]\n"
      "n  \xC3\xA9t\xC3\xA9\n"
      "}\n",
      "model User {\n"
      "  id       Int                     @id @default(autoincrement()) // key\n"
      "  longName String?                 @map(\"long_name\") @db.VarChar(20)\n"
      "  // a comment ends no table\n"
      "  x        Unsupported( \"circle\" )\n\n"
      "  y Int[]\n"
      "  n \xC3\xA9t\xC3\xA9\n"
      "}\n");
}

TEST(Format, BlockAttributesMoveToTheEndWithTheirComments) {
  expect_format(
      "model A {\n"
      "  @@map(\"a\") // last\n"
      "  // about the index\n"
      "  @@index([ id ,name( sort:Desc ) ])\n"
      "  id Int\n"
      "  // stays\n\n"
      "  @@schema(\"s\")\n"
      "  @@id([id])\n"
      "}\n",
      "model A {\n"
      "  id Int\n"
      "  // stays\n\n"
      "  @@id([id])\n"
      "  // about the index\n"
      "  @@index([id, name(sort: Desc)])\n"
      "  @@map(\"a\") // last\n"
      "  @@schema(\"s\")\n"
      "}\n");
}

TEST(Format, OneBlankLineBetweenBlocksAndCommentsStayAttached) {
  expect_format(
      "enum A {\n  X @map(\"x\")\n  LONG\n}\n// about g\ngenerator g {\n  a = \"1\"\n  long = { a : [1,2] "
      "}\n\n  b = 2\n}\n\n\n"
      "// end",
      "enum A {\n  X    @map(\"x\")\n  LONG\n}\n\n// about g\ngenerator g {\n  a    = \"1\"\n  long = { a: "
      "[1, 2] }\n\n"
      "  b = 2\n}\n\n// end\n");
}

TEST(Format, BlockCommentsThatStandAloneGetStars) {
  expect_format("/* one\n\n * two */\nmodel A {\n  /**/\n  id Int /* kept\n as it is */\n}\n",
                "/**\n * one\n * two\n */\nmodel A {\n  /**\n   */\n  id Int /* kept\n as it is */\n}\n");
}

TEST(Format, LinesWithErrorsAreKept) {
  expect_format(
      "  what is this\nfoo {\n   bar }\n\nmodel A {\n   ??  ?\n  x: Int!\n  y [Int]\n  z Int[]?\n  w "
      "@id\n}\n",
      "what is this\nfoo {\n   bar }\nmodel A {\n  ??  ?\n  x Int\n  y Int[]\n  z Int[]?\n  w        "
      "@id\n}\n");
}

TEST(Format, CarriageReturnsBecomeLineFeeds) {
  expect_format("model A {\r\n  id Int\r  x String\r\n}\r\n", "model A {\n  id Int\n  x  String\n}\n");
}

TEST(Format, CommentsKeepTheirTextHoweverOftenTheyAreFormatted) {
  const std::string text = "model A {\n  // a\n     /* b */\n  id Int\n}\n";
  expect_format(text, "model A {\n  // a\n  /**\n   * b\n   */\n  id Int\n}\n");
}

}  // namespace
}  // namespace schemac::syntax
