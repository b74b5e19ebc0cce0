#include "schemac/sql/next_value.hpp"

#include <string>

#include "schemac/base/text.hpp"

namespace schemac::sql {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Reads a text from left to right; every `take` skips space and advances only if it succeeds.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool at_end() {
    skip_space();
    return at_ == text_.size();
  }

  bool take(std::string_view sign) {
    skip_space();
    if (text_.substr(at_, sign.size()) != sign) return false;
    at_ += sign.size();
    return true;
  }

  bool take_word(std::string_view word) {
    const size_t start = at_;
    skip_space();
    const size_t from = at_;
    while (at_ < text_.size() && is_word(text_[at_])) ++at_;
    if (base::iequals_ascii(text_.substr(from, at_ - from), word)) return true;
    at_ = start;
    return false;
  }

  // The text between two marks; a doubled mark is one character.
  std::optional<std::string> take_quoted(char mark) {
    skip_space();
    if (at_ == text_.size() || text_[at_] != mark) return std::nullopt;
    std::string out;
    for (size_t i = at_ + 1; i < text_.size(); ++i) {
      if (text_[i] != mark) {
        out += text_[i];
      } else if (i + 1 < text_.size() && text_[i + 1] == mark) {
        out += text_[i++];
      } else {
        at_ = i + 1;
        return out;
      }
    }
    return std::nullopt;
  }

  // Lower case, as PostgreSQL reads a name without quotes.
  std::optional<std::string> take_identifier() {
    if (auto quoted = take_quoted('"')) return quoted;
    skip_space();
    const size_t from = at_;
    while (at_ < text_.size() && is_word(text_[at_])) ++at_;
    if (at_ == from) return std::nullopt;
    return base::lower_ascii(text_.substr(from, at_ - from));
  }

  // double precision, pg_catalog.regclass, numeric(10, 2)
  bool take_type() {
    bool any = false;
    while (take_identifier() || (any && (take(".") || take("[]") || take_arguments()))) any = true;
    return any;
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  bool take_arguments() {
    const size_t end = text_.find(')', at_);
    if (end == std::string_view::npos || !take("(")) return false;
    at_ = end + 1;
    return true;
  }

  std::string_view text_;
  size_t at_ = 0;
};

constexpr int most_nested = 20;  // hand-written SQL has less, and each level needs stack

// `inner` with any parentheses and casts around it.
template <class Inner>
std::optional<std::string> take_cast(Cursor& cursor, Inner inner, int depth = 0) {
  std::optional<std::string> out;
  if (depth == most_nested) return out;
  if (cursor.take_word("cast")) {
    if (!cursor.take("(")) return std::nullopt;
    out = take_cast(cursor, inner, depth + 1);
    if (!out || !cursor.take_word("as") || !cursor.take_type() || !cursor.take(")")) return std::nullopt;
  } else if (cursor.take("(")) {
    out = take_cast(cursor, inner, depth + 1);
    if (!out || !cursor.take(")")) return std::nullopt;
  } else {
    out = inner(cursor);
  }
  while (out && cursor.take("::")) {
    if (!cursor.take_type()) return std::nullopt;
  }
  return out;
}

std::optional<std::string> take_call(Cursor& cursor) {
  if (cursor.take_word("pg_catalog") && !cursor.take(".")) return std::nullopt;
  if (!cursor.take_word("nextval") || !cursor.take("(")) return std::nullopt;
  auto name = take_cast(cursor, [](Cursor& at) { return at.take_quoted('\''); });
  if (!cursor.take(")")) return std::nullopt;
  return name;
}

std::optional<QualifiedName> name_of(std::string_view text) {
  Cursor cursor(text);
  auto first = cursor.take_identifier();
  if (!first) return std::nullopt;
  QualifiedName name{"", std::move(*first)};
  if (cursor.take(".")) {
    auto second = cursor.take_identifier();
    if (!second) return std::nullopt;
    name = {std::move(name.name), std::move(*second)};
  }
  if (!cursor.at_end()) return std::nullopt;
  return name;
}

}  // namespace

std::optional<QualifiedName> sequence_of_next_value(std::string_view expression) {
  Cursor cursor(expression);
  const auto name = take_cast(cursor, take_call);
  if (!name || !cursor.at_end()) return std::nullopt;
  return name_of(*name);
}

}  // namespace schemac::sql
