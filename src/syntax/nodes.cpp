#include "nodes.hpp"

#include <fmt/format.h>

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

void Schema::let_go_before(const Block& block) {
  // Backwards, up to the place of an earlier call.
  size_t end = block.part;
  for (size_t file = size_t{block.span.file.value} + 1; file-- > 0;) {
    if (!files[file].memory) continue;
    auto& parts = files[file].memory->parts;
    if (file < block.span.file.value) end = parts.size();
    while (end > 0 && parts[end - 1]) parts[--end].reset();
    if (end > 0) return;
  }
}

std::string_view Expression::text() const {
  switch (kind) {
    case Kind::number:
    case Kind::constant:
      return written();
    case Kind::string:
      return decoded_ ? *decoded_ : written().substr(1, span.size() - 2);
    case Kind::function:
      return call_->function;
    case Kind::array:
    case Kind::object:
      return {};
  }
  return {};
}

Comment make_comment(std::string_view text, Span span) {
  Comment::Kind kind = Comment::Kind::line;
  if (text.starts_with("///")) kind = Comment::Kind::doc;
  if (text.starts_with("/*")) kind = Comment::Kind::block;
  return {kind, text, span};
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

Link<std::string_view> Documentation::take(base::Arena& arena) {
  Link<std::string_view> text;
  if (lines_.size() == 1 && !lines_.front().empty()) text = arena.make(lines_.front());
  if (lines_.size() > 1) text = arena.make(arena.text(fmt::format("{}", fmt::join(lines_, "\n"))));
  lines_.clear();
  return text;
}

}  // namespace schemac::syntax
