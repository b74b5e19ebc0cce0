#include "nodes.hpp"

#include "schemac/base/text.hpp"

namespace schemac::syntax {

std::string_view keyword(BlockKind kind) {
  switch (kind) {
    case BlockKind::model:
      return "model";
    case BlockKind::view:
      return "view";
    case BlockKind::type:
      return "type";
    case BlockKind::enumeration:
      return "enum";
    case BlockKind::datasource:
      return "datasource";
    case BlockKind::generator:
      return "generator";
  }
  return {};
}

// Not defaulted: clang 14 does not survive a defaulted comparison of a type that contains itself.
bool Expression::operator==(const Expression& other) const {
  return kind == other.kind && text == other.text && raw == other.raw && children == other.children &&
         arguments == other.arguments && entries == other.entries && trailing_comma == other.trailing_comma &&
         span == other.span;
}

Comment make_comment(std::string_view text, Span span) {
  Comment::Kind kind = Comment::Kind::line;
  if (text.starts_with("///")) kind = Comment::Kind::doc;
  if (text.starts_with("/*")) kind = Comment::Kind::block;
  return {kind, std::string(text), span};
}

std::optional<std::string_view> documentation_text(const Comment& comment) {
  const std::string_view text = comment.text;
  switch (comment.kind) {
    case Comment::Kind::line:
      return std::nullopt;
    case Comment::Kind::doc: {
      const std::string_view content = text.substr(3);
      const size_t begin = content.find_first_not_of(" \t");
      return begin == std::string_view::npos ? std::string_view() : content.substr(begin);
    }
    case Comment::Kind::block:
      return base::trim(text.substr(2, text.size() - 4));
  }
  return std::nullopt;
}

}  // namespace schemac::syntax
