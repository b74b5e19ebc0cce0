#include "lexer.hpp"

#include <gtest/gtest.h>

#include <set>

#include "characters.hpp"
#include "grammar_lexer.hpp"
#include "support/reference.hpp"
#include "support/shared.hpp"

namespace schemac::syntax {

std::ostream& operator<<(std::ostream& out, const Token& token) {
  return out << static_cast<int>(token.kind) << " [" << token.begin << ", " << token.end << ")";
}

namespace {

std::vector<Token> our_tokens(const std::string& text) {
  Lexer lexer(text);
  std::vector<Token> tokens;
  do tokens.push_back(lexer.next(tokens.empty() ? 0 : tokens.back().end));
  while (tokens.back().kind != TokenKind::end);
  return tokens;
}

// Token for token; returns how many there were.
size_t expect_same(const std::string& text, const std::string& name) {
  const auto ours = our_tokens(text);
  const auto grammar = testing::grammar_tokens(text);
  const size_t common = std::min(ours.size(), grammar.size());
  for (size_t i = 0; i < common; ++i) {
    if (ours[i] == grammar[i]) continue;
    ADD_FAILURE() << name << ": token " << i << " is " << ours[i] << ", in the grammar " << grammar[i] << ": "
                  << text.substr(grammar[i].begin, 40);
    return i;
  }
  EXPECT_EQ(ours.size(), grammar.size()) << name;
  return ours.size();
}

TEST(Lexer, EveryKindOfTokenIsAsInTheGrammar) {
  const std::string text =
      "model A{ dropped \" /*\n"
      "  name Int [] [ ] @id @@index (1, -2.5, 1.5, 1a.b, a..b., 1a) { } ? ! : = // line\r\n"
      "\t \xC2\xA0\n"
      "  /* block\n */ \"a\\\"\\\n\" \xC3\xA9t\xC3\xA9 \xE7\x94\xA8 _ - . \xF0\x9F\x98\x80 \"open\n"
      "  \"\x01\" /* open \r\r\n /";
  expect_same(text, "text");
  std::set<TokenKind> kinds;
  for (const Token& token : our_tokens(text)) kinds.insert(token.kind);
  EXPECT_EQ(kinds.size(), 27U) << "every kind but the blank one, which is skipped";
}

TEST(Lexer, EveryPairOfPiecesIsAsInTheGrammar) {
  const std::vector<std::string> pieces = {"a",
                                           "1",
                                           "1.",
                                           ".",
                                           "-",
                                           "_",
                                           "\"",
                                           "\\",
                                           "{",
                                           "}",
                                           "[",
                                           "]",
                                           "[]",
                                           "(",
                                           ")",
                                           "@",
                                           "@@",
                                           "/",
                                           "//",
                                           "/*",
                                           "*/",
                                           "\n",
                                           "\r",
                                           "\r\n",
                                           " ",
                                           "\t",
                                           "\xC2\xA0",
                                           ",",
                                           ":",
                                           "=",
                                           "?",
                                           "!",
                                           "\xC3\xA9",
                                           "\x0B",
                                           "*",
                                           std::string(1, '\0'),
                                           "\xE2\x80\xA8",
                                           "\xEF\xBB\xBF"};
  for (const auto& a : pieces)
    for (const auto& b : pieces)
      for (const auto& c : pieces) expect_same(a + b + c, a + b + c);
}

TEST(Lexer, ProjectSchemasAreAsInTheGrammar) {
  SCHEMAC_NEEDS_SHARED();
  size_t files = 0;
  size_t tokens = 0;
  testing::for_each_shared_answer("lint.jsonl.xz", [&](const nlohmann::json& line) {
    for (const auto& [path, text] : testing::corpus_schema(line.at("id"))) {
      tokens += expect_same(text, path);
      ++files;
    }
  });
  std::cout << tokens << " tokens of " << files << " files compared\n";
  EXPECT_GT(files, 400U);
}

TEST(Lexer, ProbesAreAsInTheGrammar) {
  size_t files = 0;
  testing::for_each_reference("probes/lint.jsonl.xz", [&](const nlohmann::json& line) {
    if (!line.at("schema").is_string()) return;
    expect_same(line.at("schema"), line.at("id"));
    ++files;
  });
  EXPECT_GT(files, 3000U);
}

TEST(Lexer, LettersAreUnicodes) {
  EXPECT_TRUE(is_letter('a') && is_letter('Z') && is_letter(0xE9) && is_letter(0x4E00) && is_letter(0x1D400));
  EXPECT_TRUE(is_letter(0x1C89)) << "a letter since Unicode 16";
  EXPECT_FALSE(is_letter('1') || is_letter('_') || is_letter(0x663) || is_letter(0x301) ||
               is_letter(0x1F600));
}

}  // namespace
}  // namespace schemac::syntax
