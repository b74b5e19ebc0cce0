// Finds the end of a TypeScript type.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lexer.hpp"

namespace schemac::prismaconfig {

// Skips types in a list of tokens. `match` has, for each opening bracket, the index of its closing one, or 0.
class TypeExtent {
 public:
  TypeExtent(std::string_view text, const std::vector<Token>& tokens, const std::vector<size_t>& match)
      : text_(text), tokens_(tokens), match_(match) {}

  // The index behind the type that begins at `index`; `index` itself if none does.
  size_t type(size_t index) const;
  // The index behind the `>` that closes the `<` at `index`; 0 if the text between is no list of types.
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
