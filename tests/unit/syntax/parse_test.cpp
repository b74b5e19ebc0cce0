#include "schemac/syntax/parse.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsed.hpp"

namespace schemac::syntax {
namespace {

using testing::parse_one;
using testing::Parsed;

template <class Node, class Nodes>
const Node& only(const Nodes& nodes) {
  const Node* found = nullptr;
  for (const auto& node : nodes) {
    if (const auto* one = std::get_if<Node>(&node)) {
      EXPECT_EQ(found, nullptr) << "more than one";
      found = one;
    }
  }
  if (!found) throw std::runtime_error("no such node");
  return *found;
}

TEST(Parse, ModelWithEveryKindOfMember) {
  const Parsed parsed = parse_one(
      "/// A person.\n"
      "model User {\n"
      "  id Int @id @default(autoincrement()) // the key\n"
      "\n"
      "  // nobody reads this\n"
      "  @@index([id(sort: Desc)], map: \"by_id\")\n"
      "}\n");
  ASSERT_EQ(parsed.errors(), "");
  const auto& block = only<Block>(parsed.file.items);
  EXPECT_EQ(block.kind, BlockKind::model);
  EXPECT_EQ(block.name.text(), "User");
  EXPECT_EQ(text_or_empty(block.documentation), "A person.");
  EXPECT_EQ(parsed.at(block.span).substr(0, 14), "model User {\n ");
  EXPECT_EQ(parsed.at(block.span).back(), '}');
  ASSERT_EQ(block.members.size(), 4U);

  const auto& field = std::get<Field>(block.members[0]);
  EXPECT_EQ(parsed.at(field.span), "id Int @id @default(autoincrement()) // the key\n");
  EXPECT_EQ(field.type.name.text(), "Int");
  ASSERT_EQ(field.attributes.size(), 2U);
  EXPECT_EQ(parsed.at(field.attributes[0].span), "@id ") << "blanks up to the next token belong to it";
  EXPECT_EQ(parsed.at(field.attributes[1].span), "@default(autoincrement())");
  const Expression& value = *field.attributes[1].arguments.at(0).value;
  EXPECT_EQ(value.kind, Expression::Kind::function);
  EXPECT_EQ(value.text(), "autoincrement");
  EXPECT_EQ(field.trailing_comment->text, "// the key");

  EXPECT_EQ(parsed.at(std::get<BlankLine>(block.members[1]).span), "\n");
  EXPECT_EQ(std::get<Comment>(block.members[2]).text, "// nobody reads this");
  const auto& index = std::get<BlockAttribute>(block.members[3]).attribute;
  EXPECT_EQ(parsed.at(index.span), "@@index([id(sort: Desc)], map: \"by_id\")");
  EXPECT_EQ(index.arguments.at(1).name->text(), "map");
  EXPECT_EQ(index.arguments.at(1).value->text(), "by_id");
}

TEST(Parse, KeywordAndNameMayTouch) {
  const Parsed parsed = parse_one("modelA {\n  id Int\n}\nenumeration {\n  A\n}\n");
  ASSERT_EQ(parsed.errors(), "");
  EXPECT_EQ(std::get<Block>(parsed.file.items.at(0)).name.text(), "A");
  EXPECT_EQ(std::get<Block>(parsed.file.items.at(1)).name.text(), "eration");
}

TEST(Parse, KeywordsAreOrdinaryNames) {
  const Parsed parsed = parse_one("model model {\n  type enum\n  model Unsupported\n}\n");
  EXPECT_EQ(parsed.errors(), "");
}

TEST(Parse, UnsupportedTypeTakesOneString) {
  const Parsed parsed = parse_one("model A {\n  x Unsupported(\"circle\")?\n}\n");
  ASSERT_EQ(parsed.errors(), "");
  const auto& field = std::get<Field>(std::get<Block>(parsed.file.items.at(0)).members.at(0));
  EXPECT_EQ(field.type.unsupported->text, "circle");
  EXPECT_EQ(parsed.at(field.type.span()), "Unsupported(\"circle\")");
  EXPECT_EQ(field.arity, Arity::optional);
}

TEST(Parse, OneBadLineIsOneErrorAndEverythingElseSurvives) {
  const Parsed parsed =
      parse_one("model A {\n  id Int\n  ??? /*\n  x String }\n  y Int!\n  z\n  last Int\n}\nfoo\n");
  EXPECT_EQ(parsed.errors(),
            "[??? /*\n] Error validating: This line is not a valid field or attribute definition.\n"
            "[x String }\n] Error validating: This line is not a valid field or attribute definition.\n"
            "[Int!] Fields are required by default, `!` is no longer required.\n"
            "[z\n] Error validating model \"A\": This field declaration is invalid. It is either missing a "
            "name or a "
            "type.\n"
            "[foo\n] Error validating: This line is invalid. It does not start with any known Prisma schema "
            "keyword.\n");
  const auto& members = std::get<Block>(parsed.file.items.at(0)).members;
  ASSERT_EQ(members.size(), 6U);
  EXPECT_EQ(std::get<Field>(members.back()).name.text(), "last");
  EXPECT_EQ(std::get<InvalidLine>(members[3]).field->type.name.text(), "Int");
}

TEST(Parse, BadEscapesAreFoundInOrder) {
  const Parsed parsed = parse_one("generator g {\n  a = \"\\q\\u12 \\ud83d\\ude00\\n\"\n}\n");
  EXPECT_EQ(
      parsed.errors(),
      "[\\q] Unknown escape sequence. If the value is a windows-style path, `\\` must be escaped as `\\\\`.\n"
      "[\\u12] Invalid unicode escape sequence.\n");
  const auto& property = std::get<Property>(std::get<Block>(parsed.file.items.at(0)).members.at(0));
  EXPECT_EQ(property.value->text(), " \xF0\x9F\x98\x80\n");
}

TEST(Parse, UnclosedBlockIsInvalidLinesOnly) {
  EXPECT_EQ(parse_one("model A {\n  id Int\n").file.items.size(), 2U);
}

TEST(Parse, DocumentationIsTheCommentGroupAboveAndTheOneBehind) {
  const Parsed parsed = parse_one(
      "/// dropped\n\n"
      "/* a\n b */\n"
      "model A {\n"
      "  /// dropped too\n\n"
      "  ///   one\n"
      "  // no\n"
      "  ///\n"
      "  id Int /// behind\n"
      "}\n");
  const auto& block = only<Block>(parsed.file.items);
  EXPECT_EQ(text_or_empty(block.documentation), "a\n b");
  EXPECT_EQ(text_or_empty(only<Field>(block.members).documentation), "one\n\nbehind");
}

TEST(Parse, NotUtf8IsOneError) {
  const Parsed parsed = parse_one("model A {\n  id Int\n}\n\xFF\xFE");
  EXPECT_EQ(parsed.sink.error_count(), 1U);
  EXPECT_TRUE(parsed.file.items.empty());
}

TEST(Parse, NestingHasALimit) {
  auto nested = [](size_t depth) {
    return "model A {\n  x Int @a(" + std::string(depth - 1, '[') + "1" + std::string(depth - 1, ']') +
           ")\n  y Foo\n}\n";
  };
  EXPECT_EQ(parse_one(nested(128)).errors(), "");
  EXPECT_EQ(parse_one(nested(129)).sink.error_count(), 1U);
  const Parsed deep = parse_one(nested(100'000));
  EXPECT_EQ(deep.sink.error_count(), 1U);
  EXPECT_THAT(deep.errors(), ::testing::HasSubstr("nested more than 128 deep"));
  EXPECT_EQ(only<Field>(std::get<Block>(deep.file.items.at(0)).members).name.text(), "y");
}

TEST(Parse, ManyErrorsAndUnclosedThingsTakeLinearTime) {
  std::string text;
  for (int i = 0; i < 5'000; ++i) text += "model A {\n  x /*\n  word {\n  \"\n";
  EXPECT_EQ(parse_one(text).sink.error_count(), 20'000U);
}

}  // namespace
}  // namespace schemac::syntax
