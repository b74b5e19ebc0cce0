// Small makers of nodes that the parser's two halves share.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "schemac/syntax/ast.hpp"

namespace schemac::syntax {

// `text` with its marks, as written.
Comment make_comment(std::string_view text, Span span);

// What a comment says as documentation, without its marks; nothing for `//`.
std::optional<std::string_view> documentation_text(const Comment& comment);

// The documentation of one node as its comments go by.
class Documentation {
 public:
  void clear() { lines_.clear(); }
  void add(const Comment& comment) {
    if (const auto line = documentation_text(comment)) lines_.push_back(*line);
  }
  // The lines so far, joined by newlines; the next ones are another node's.
  Link<std::string_view> take(base::Arena& arena);

 private:
  std::vector<std::string_view> lines_;
};

}  // namespace schemac::syntax
