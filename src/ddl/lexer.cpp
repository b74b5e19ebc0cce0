#include "lexer.hpp"

#include <algorithm>

namespace schemac::ddl {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Every byte beyond ASCII is part of a name, as in PostgreSQL.
bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_name_part(char c) { return is_name_start(c) || is_digit(c) || c == '$'; }

}  // namespace

bool Lexer::next(Token& token) {
  skip_blank();
  if (at_ >= text_.size()) return false;
  token.begin = offset();
  token.kind = read();
  token.end = offset();
  return true;
}

void Lexer::skip_blank() {
  while (at_ < text_.size()) {
    if (is_space(peek())) {
      ++at_;
    } else if (peek() == '-' && peek(1) == '-') {
      while (at_ < text_.size() && peek() != '\n' && peek() != '\r') ++at_;
    } else if (peek() == '/' && peek(1) == '*') {
      skip_block_comment();
    } else {
      return;
    }
  }
}

void Lexer::skip_block_comment() {
  const uint32_t begin = offset();
  int depth = 0;
  do {
    if (peek() == '/' && peek(1) == '*') {
      ++depth;
      at_ += 2;
    } else if (peek() == '*' && peek(1) == '/') {
      --depth;
      at_ += 2;
    } else {
      ++at_;
    }
  } while (depth > 0 && at_ < text_.size());
  if (at_ > text_.size()) at_ = text_.size();
  if (depth > 0) open_end_ = OpenEnd{"/* comment", begin};
}

TokenKind Lexer::read() {
  const char c = peek();
  if (c == '\'') return quoted('\'', false), TokenKind::string;
  if (c == '"') return quoted('"', false), TokenKind::quoted_name;
  if (c == '$' && dollar_quoted()) return TokenKind::string;
  if (is_digit(c)) return number();
  if (!is_name_start(c)) return ++at_, TokenKind::symbol;
  return word();
}

TokenKind Lexer::word() {
  const char first = peek();
  if ((first == 'e' || first == 'E') && peek(1) == '\'') return ++at_, escaped_string(), TokenKind::string;
  if ((first == 'u' || first == 'U') && peek(1) == '&' && (peek(2) == '\'' || peek(2) == '"')) {
    const char quote = peek(2);
    at_ += 2;
    quoted(quote, false);
    return quote == '"' ? TokenKind::quoted_name : TokenKind::string;
  }
  while (is_name_part(peek())) ++at_;
  return TokenKind::word;
}

TokenKind Lexer::number() {
  while (is_name_part(peek()) || (peek() == '.' && is_digit(peek(1)))) ++at_;
  return TokenKind::number;
}

// A doubled quote is one quote; a backslash is an escape only in E'...'.
void Lexer::quoted(char quote, bool backslash) {
  const uint32_t begin = offset();
  ++at_;
  while (at_ < text_.size()) {
    const char c = text_[at_++];
    if (c == '\\' && backslash && at_ < text_.size()) {
      ++at_;
    } else if (c == quote) {
      if (peek() != quote) return;
      ++at_;
    }
  }
  open_end_ = OpenEnd{quote == '"' ? "quoted identifier" : "quoted string", begin};
}

// A string that continues behind a line break keeps its kind: E'a' <line break> 'b\'c'.
void Lexer::escaped_string() {
  quoted('\'', true);
  for (size_t next = continuation(); next != 0; next = continuation()) {
    at_ = next;
    quoted('\'', true);
  }
}

// The position of the next part's quote; 0 if none follows. The parts are separated by white space with a
// line break; a comment may end a line there.
size_t Lexer::continuation() const {
  bool line_break = false;
  for (size_t at = at_; at < text_.size(); ++at) {
    if (text_.substr(at, 2) == "--") {
      at = std::min(text_.find_first_of("\r\n", at), text_.size() - 1);
    } else if (text_[at] == '\'') {
      return line_break ? at : 0;
    }
    if (!is_space(text_[at])) return 0;
    line_break = line_break || text_[at] == '\n' || text_[at] == '\r';
  }
  return 0;
}

bool Lexer::dollar_quoted() {
  size_t end = at_ + 1;
  if (end < text_.size() && is_digit(text_[end])) return false;
  while (end < text_.size() && is_name_part(text_[end]) && text_[end] != '$') ++end;
  if (end >= text_.size() || text_[end] != '$') return false;
  const std::string_view tag = text_.substr(at_, end + 1 - at_);
  const size_t close = text_.find(tag, end + 1);
  if (close == std::string_view::npos) open_end_ = OpenEnd{"dollar-quoted string", offset()};
  at_ = close == std::string_view::npos ? text_.size() : close + tag.size();
  return true;
}

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  Lexer lexer(text);
  for (Token token; lexer.next(token);) tokens.push_back(token);
  return tokens;
}

}  // namespace schemac::ddl
