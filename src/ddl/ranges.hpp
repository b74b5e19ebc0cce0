// Where the statements of a script lie: two ways to find out, which agree on text that both understand (a
// test says so).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lexer.hpp"
#include "parser.hpp"

namespace schemac::ddl {

struct Range {
  uint32_t begin;  // where its comments begin
  uint32_t end;    // of its last token
  size_t first;    // its tokens
  size_t count;
};

// Every token but `;` is in one of them.
std::vector<Range> cut_by_words(std::string_view text, const std::vector<Token>& tokens);
// The same; none where the parser's ranges leave a token out, which is never to be lost silently.
// `cuts` are of the text from the token `first` on, up to `end`.
std::optional<std::vector<Range>> cut_by_parser(std::string_view text, const Cuts& cuts,
                                                const std::vector<Token>& tokens, size_t first = 0,
                                                uint32_t end = UINT32_MAX);

}  // namespace schemac::ddl
