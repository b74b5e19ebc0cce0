// Classifies a statement by its words: how it may be run.
#pragma once

#include <string_view>

#include "lexer.hpp"
#include "schemac/ddl/statements.hpp"

namespace schemac::ddl {

// The tokens of one statement of `text`.
struct Words {
  std::string_view text;
  const Token* first = nullptr;
  size_t count = 0;

  std::string_view at(size_t index) const;
  // True if the token is this keyword (given in lower case), not a quoted name or a string.
  bool is(size_t index, std::string_view keyword) const;
  // True if these keywords follow each other from `index` on; they are separated by single spaces.
  bool row(size_t index, std::string_view keywords) const;
  // The index behind the qualified name that starts at `index`; `index` itself if there is no name.
  size_t after_name(size_t index) const;
  std::string name(size_t index) const;
};

// Fills kind, block, concurrently, plain, object and parent.
void classify(const Words& words, Statement& statement);

}  // namespace schemac::ddl
