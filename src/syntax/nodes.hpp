// Small functions that create nodes, for both halves of the parser.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "schemac/syntax/ast.hpp"

namespace schemac::syntax {

// `text` with its marks, as written.
Comment make_comment(std::string_view text, Span span);

// The documentation text of a comment, without its marks; none for `//`.
std::optional<std::string_view> documentation_text(const Comment& comment);

// Collects the documentation of one node from its comments.
class Documentation {
 public:
  void clear() { lines_.clear(); }
  void add(const Comment& comment) {
    if (const auto line = documentation_text(comment)) lines_.push_back(*line);
  }
  // The lines so far, joined by newlines; later lines belong to another node.
  Link<std::string_view> take(base::Arena& arena);

 private:
  std::vector<std::string_view> lines_;
};

}  // namespace schemac::syntax
