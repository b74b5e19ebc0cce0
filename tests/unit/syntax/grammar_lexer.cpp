#include "grammar_lexer.hpp"

#include <antlr4-runtime.h>

#include "SchemaLexer.h"

namespace schemac::testing {

namespace {

// ANTLR counts code points: the byte offset of each, and of the end.
std::vector<uint32_t> code_point_offsets(const std::string& text) {
  std::vector<uint32_t> offsets;
  for (uint32_t i = 0; i < text.size(); ++i) {
    const bool continues = (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
    if (!continues) offsets.push_back(i);
  }
  offsets.push_back(static_cast<uint32_t>(text.size()));
  return offsets;
}

}  // namespace

std::vector<syntax::Token> grammar_tokens(const std::string& text) {
  const std::vector<uint32_t> offsets = code_point_offsets(text);
  // The stream swallows one byte order mark, which is a token like any other.
  const std::string mark = "\xEF\xBB\xBF";
  antlr4::ANTLRInputStream input(text.starts_with(mark) ? mark + text : text);
  grammar::SchemaLexer lexer(&input);
  lexer.removeErrorListeners();
  std::vector<syntax::Token> tokens;
  for (;;) {
    const auto token = lexer.nextToken();
    if (token->getType() == antlr4::Token::EOF) break;
    tokens.push_back({static_cast<syntax::TokenKind>(token->getType()), offsets.at(token->getStartIndex()),
                      offsets.at(token->getStopIndex() + 1)});
  }
  tokens.push_back({syntax::TokenKind::end, offsets.back(), offsets.back()});
  return tokens;
}

}  // namespace schemac::testing
