// The hand-written lexer: converts UTF-8 bytes to the tokens that grammar/Schema.g4 specifies, some twenty
// times faster than the generated one. Tests compare the two token for token.
#pragma once

#include <cstdint>
#include <string_view>

namespace schemac::syntax {

// In the order of the grammar: the numbers are the generated parser's (grammar_parser.cpp asserts it).
enum class TokenKind : uint8_t {
  end,  // of the text
  line_end,
  blank,  // never returned
  comment,
  open,
  name,
  integer,
  digit_name,
  path,
  decimal,
  digit_path,
  negative,
  string,
  list,
  left_bracket,
  right_bracket,
  left_paren,
  right_paren,
  left_brace,
  right_brace,
  comma,
  colon,
  equals,
  question,
  bang,
  at_at,
  at,
  unknown,
};

// Half-open range of byte offsets.
struct Token {
  TokenKind kind = TokenKind::end;
  uint32_t begin = 0;
  uint32_t end = 0;
  bool operator==(const Token&) const = default;
};

// Reads one token at a time from any offset. `text` must be UTF-8 and outlive the lexer.
class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  // The token at or behind `offset`, after blanks. Linear in the token's length, also for an unterminated
  // comment, which is not a token.
  Token next(uint32_t offset);

  // The offset behind the word at `offset`; `offset` itself if none begins there.
  uint32_t word_end(uint32_t offset) const;

 private:
  Token word(uint32_t begin);
  Token digits(uint32_t begin);
  Token negative(uint32_t begin) const;
  Token string(uint32_t begin) const;
  Token slash(uint32_t begin);
  Token line_ends(uint32_t begin) const;
  Token sign(uint32_t begin) const;
  uint32_t word_rest(uint32_t offset) const;
  uint32_t digit_run(uint32_t offset) const;
  Token dots_or_brace(TokenKind plain, TokenKind dotted, uint32_t begin, uint32_t end) const;
  uint32_t comment_end(uint32_t offset);
  bool at(uint32_t offset, char c) const { return offset < text_.size() && text_[offset] == c; }
  Token token(TokenKind kind, uint32_t begin, uint32_t end) const { return {kind, begin, end}; }

  std::string_view text_;
  // The last search for `*` `/`: its start and its result. Otherwise a text full of unterminated comments
  // would be searched to its end from each of them.
  uint32_t searched_from_ = UINT32_MAX;
  uint32_t found_ = 0;
};

}  // namespace schemac::syntax
