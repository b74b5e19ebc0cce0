// Small makers of nodes that the parser's two halves share.
#pragma once

#include <string_view>

#include "schemac/syntax/ast.hpp"

namespace schemac::syntax {

// `text` with its marks, as written.
Comment make_comment(std::string_view text, Span span);

// What a comment says as documentation, without its marks; nothing for `//`.
std::optional<std::string_view> documentation_text(const Comment& comment);

}  // namespace schemac::syntax
