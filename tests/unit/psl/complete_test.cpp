// What the formatter adds. The whole of the reference's answers: tests/property/format_parity_test.cpp.
#include "schemac/psl/missing_relation_parts.hpp"

#include <gtest/gtest.h>

#include "schemac/syntax/parse.hpp"
#include "words/plural.hpp"

namespace schemac::psl {
namespace {

// The completed text; empty where nothing is missing.
std::string completed(const std::string& text) {
  source::SourceSet sources;
  sources.add(source::SourceFile("schema.prisma", text));
  diag::Sink sink;
  const syntax::Schema schema = syntax::parse(sources, sink);
  EXPECT_FALSE(sink.has_errors());
  const auto complete = with_missing_relation_parts(schema, sources);
  return complete ? complete->file({0}).text() : "";
}

TEST(Complete, ABackFieldIsAddedAtTheEndOfTheOtherModel) {
  EXPECT_EQ(completed("model Post {\n  id Int @id\n  userId Int\n"
                      "  user User @relation(fields: [userId], references: [id])\n}\n"
                      "model User {\n  id Int @id\n}\n"),
            "model Post {\n  id Int @id\n  userId Int\n"
            "  user User @relation(fields: [userId], references: [id])\n}\n"
            "model User {\n  id Int @id\nposts Post[]\n}\n");
}

TEST(Complete, AUniqueForeignKeyGivesOneBackFieldThatIsIgnoredWithItsModel) {
  EXPECT_EQ(completed("model A {\n  id Int @id\n  bId Int @unique\n"
                      "  b B @relation(fields: [bId], references: [id])\n  @@ignore\n}\n"
                      "model B {\n  id Int @id\n}\n"),
            "model A {\n  id Int @id\n  bId Int @unique\n"
            "  b B @relation(fields: [bId], references: [id])\n  @@ignore\n}\n"
            "model B {\n  id Int @id\na A? @ignore\n}\n");
}

TEST(Complete, ArgumentsAndScalarsComeFromTheReferencedKey) {
  EXPECT_EQ(completed("model A {\n  b B? // optional\n  id Int @id\n}\n"
                      "model B {\n  x String @db.Uuid\n  y Int\n  as A[]\n  @@id([x, y])\n}\n"),
            "model A {\n  b B? @relation(fields: [bX, bY], references: [x, y]) // optional\n  id Int @id\n"
            "bX String? @db.Uuid\nbY Int?\n}\n"
            "model B {\n  x String @db.Uuid\n  y Int\n  as A[]\n  @@id([x, y])\n}\n");
}

TEST(Complete, OnlyTheMissingArgumentIsAdded) {
  EXPECT_EQ(completed("model A {\n  id Int @id\n  bId Int\n  b B @relation(\"r\", fields: [bId])\n}\n"
                      "model B {\n  id Int @id\n  as A[] @relation(\"r\")\n}\n"),
            "model A {\n  id Int @id\n  bId Int\n  b B @relation(\"r\", fields: [bId], references: [id])\n}\n"
            "model B {\n  id Int @id\n  as A[] @relation(\"r\")\n}\n");
}

TEST(Complete, AListWithoutItsOppositeGetsTheForeignKeySide) {
  EXPECT_EQ(completed("model A {\n  id Int @id\n  bs B[]\n}\nmodel B {\n  id Int @id\n}\n"),
            "model A {\n  id Int @id\n  bs B[]\n}\n"
            "model B {\n  id Int @id\na A? @relation(fields: [aId], references: [id])\naId Int?\n}\n");
}

TEST(Complete, NothingIsAddedToWrongSchemas) {
  EXPECT_EQ(completed("model A {\n  id Int @id\n  b B\n  c Int @foo\n}\nmodel B {\n  id Int @id\n}\n"), "");
  EXPECT_EQ(completed("model A {\n  id Int @id\n  b B\n  c C\n}\nmodel B {\n  id Int @id\n}\n"), "");
}

TEST(Complete, CompleteSchemasStay) {
  EXPECT_EQ(completed("model A {\n  id Int @id\n  bs B[]\n}\nmodel B {\n  id Int @id\n  as A[]\n}\n"), "");
}

struct Word {
  std::string_view from;
  std::string_view to;
};

TEST(Plural, FollowsTheEnglishRulesThatPrismaHas) {
  constexpr auto words = std::to_array<Word>({{"user", "users"},
                                              {"category", "categories"},
                                              {"key", "keys"},
                                              {"soliloquy", "soliloquies"},
                                              {"bus", "buses"},
                                              {"status", "statuses"},
                                              {"box", "boxes"},
                                              {"axes", "axes"},
                                              {"news", "news"},
                                              {"money", "money"},
                                              {"mouse", "mice"},
                                              {"house", "houses"},
                                              {"person", "people"},
                                              {"child", "children"},
                                              {"man", "men"},
                                              {"human", "humans"},
                                              {"index", "indices"},
                                              {"datum", "data"},
                                              {"data", "data"},
                                              {"accountData", "accountDatas"},
                                              {"analysis", "analyses"},
                                              {"leaf", "leaves"},
                                              {"roof", "roofs"},
                                              {"hero", "heroes"},
                                              {"photo", "photos"},
                                              {"octopus", "octopi"},
                                              {"stratus", "strati"},
                                              {"alumna", "alumnae"},
                                              {"pajamas", "pajamas"},
                                              {"exam", "exams"},
                                              {"menu", "menus"},
                                              {"axis", "axes"},
                                              {"japanese", "japanese"},
                                              {"address", "addresses"},
                                              {"quiz", "quizzes"},
                                              {"vegas", "vegases"},
                                              {"informations", "informations"}});
  for (const Word& word : words) EXPECT_EQ(plural(word.from), word.to);
}

TEST(CamelCase, RunsOfCapitalsDigitsAndSeparators) {
  constexpr auto words = std::to_array<Word>({{"User", "user"},
                                              {"UserGroup", "userGroup"},
                                              {"HTTPServer", "httpserver"},
                                              {"UserABC", "userABC"},
                                              {"User2fa", "user2Fa"},
                                              {"AB1CD2ef", "ab1Cd2Ef"},
                                              {"user_group_x", "userGroupX"},
                                              {"\xC3\x89"
                                               "A",
                                               "\xC3\x89"
                                               "a"},
                                              {"\xC3\xA9"
                                               "A",
                                               "\xC3\xA9"
                                               "A"}});
  for (const Word& word : words) EXPECT_EQ(camel_case(word.from), word.to);
}

}  // namespace
}  // namespace schemac::psl
