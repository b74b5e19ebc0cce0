// The lexer of PostgreSQL scripts, by the rules of psql's scanner. Never fails: an unclosed token ends with
// the text and is reported (Lexer::open_end).
//
// libpg_query's own scanner is not enough for a text that its parser refuses: it stops at literals that
// PostgreSQL 16 knows (1_000, 0xFF), drops a statement that begins with a letter beyond ASCII and cuts inside
// BEGIN ATOMIC.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace schemac::ddl {

enum class TokenKind {
  word,         // keyword or plain name
  quoted_name,  // "..."
  string,       // '...', E'...', $tag$...$tag$
  number,
  symbol,  // one character
};

struct Token {
  TokenKind kind = TokenKind::symbol;
  uint32_t begin = 0;
  uint32_t end = 0;
};

// The text ends inside a comment, a string or a quoted name, which begins at `begin` and which PostgreSQL
// refuses.
struct OpenEnd {
  const char* what;  // in PostgreSQL's words: "/* comment", "quoted string"
  uint32_t begin = 0;
};

// Gives the tokens in order, without white space and comments.
class Lexer {
 public:
  explicit Lexer(std::string_view text, size_t at = 0) : text_(text), at_(at) {}

  // False at the end of the text.
  bool next(Token& token);
  // Continues at this place; no token is being read.
  void go_to(size_t at) { at_ = at; }
  const std::optional<OpenEnd>& open_end() const { return open_end_; }

 private:
  uint32_t offset() const { return static_cast<uint32_t>(at_); }
  char peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void skip_blank();
  void skip_block_comment();
  TokenKind read();
  TokenKind word();
  TokenKind number();
  void quoted(char quote, bool backslash);
  void escaped_string();
  size_t continuation() const;
  bool dollar_quoted();

  std::string_view text_;
  size_t at_;
  std::optional<OpenEnd> open_end_;
};

std::vector<Token> tokenize(std::string_view text);

}  // namespace schemac::ddl
