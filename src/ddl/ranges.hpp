// Where the statements of a script lie: two ways to find out, which agree on text that both understand (a
// test says so).
#pragma once

#include <cstdint>
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

std::vector<Range> cut_by_words(std::string_view text, const std::vector<Token>& tokens);
std::vector<Range> cut_by_parser(const Cuts& cuts, const std::vector<Token>& tokens);

}  // namespace schemac::ddl
