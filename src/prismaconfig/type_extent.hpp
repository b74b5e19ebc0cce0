// Where a TypeScript type ends.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lexer.hpp"

namespace schemac::prismaconfig {

// Reads over types in a list of tokens. `match` has, for each opening bracket, its closing one's index, or 0.
class TypeExtent {
 public:
  TypeExtent(std::string_view text, const std::vector<Token>& tokens, const std::vector<size_t>& match)
      : text_(text), tokens_(tokens), match_(match) {}

  // Behind the type that begins at `index`; `index` itself where none does.
  size_t type(size_t index) const;
  // Behind the `>` that closes the `<` at `index`; 0 where what stands between are no types.
  size_t type_arguments(size_t index) const;

 private:
  size_t operand(size_t index, int depth) const;
  size_t words(size_t index) const;
  size_t list_suffixes(size_t index) const;
  size_t argument(size_t index) const;
  Tok kind(size_t index) const { return index < tokens_.size() ? tokens_[index].kind : Tok::end; }
  std::string_view word(size_t index) const {
    return text_.substr(tokens_[index].begin, tokens_[index].end - tokens_[index].begin);
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const std::vector<size_t>& match_;
};

}  // namespace schemac::prismaconfig
