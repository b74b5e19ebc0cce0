#include "lexer.hpp"

#include <array>

#include "characters.hpp"

namespace schemac::syntax {

namespace {

constexpr std::array<TokenKind, 128> make_signs() {
  std::array<TokenKind, 128> table{};
  table.fill(TokenKind::unknown);
  table['['] = TokenKind::left_bracket;
  table[']'] = TokenKind::right_bracket;
  table['('] = TokenKind::left_paren;
  table[')'] = TokenKind::right_paren;
  table['{'] = TokenKind::left_brace;
  table['}'] = TokenKind::right_brace;
  table[','] = TokenKind::comma;
  table[':'] = TokenKind::colon;
  table['='] = TokenKind::equals;
  table['?'] = TokenKind::question;
  table['!'] = TokenKind::bang;
  table['@'] = TokenKind::at;
  return table;
}
constexpr std::array<TokenKind, 128> signs = make_signs();

bool is_word_rest(char32_t value) {
  return is_letter(value) || is_digit(value) || value == '_' || value == '-';
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

}  // namespace

Token Lexer::next(uint32_t offset) {
  const uint32_t begin = skip_blanks(text_, offset);
  if (begin >= text_.size()) return token(TokenKind::end, begin, begin);
  const char c = text_[begin];
  if (is_line_end(c)) return line_ends(begin);
  if (c == '"') return string(begin);
  if (c == '/') return slash(begin);
  if (c == '-') return negative(begin);
  if (is_digit(static_cast<unsigned char>(c))) return digits(begin);
  const CodePoint first = decode(text_, begin);
  if (is_letter(first.value)) return word(begin);
  if (first.value >= 0x80) return token(TokenKind::unknown, begin, begin + first.size);
  return sign(begin);
}

Token Lexer::sign(uint32_t begin) const {
  const char c = text_[begin];
  if (c == '[' && at(begin + 1, ']')) return token(TokenKind::list, begin, begin + 2);
  if (c == '@' && at(begin + 1, '@')) return token(TokenKind::at_at, begin, begin + 2);
  return token(signs[static_cast<unsigned char>(c)], begin, begin + 1);
}

uint32_t Lexer::word_end(uint32_t offset) const {
  if (offset >= text_.size()) return offset;
  const char32_t first = decode(text_, offset).value;
  return is_letter(first) || is_digit(first) ? word_rest(offset) : offset;
}

uint32_t Lexer::word_rest(uint32_t offset) const {
  while (offset < text_.size()) {
    const CodePoint next = decode(text_, offset);
    if (!is_word_rest(next.value)) break;
    offset += next.size;
  }
  return offset;
}

uint32_t Lexer::digit_run(uint32_t offset) const {
  while (offset < text_.size() && is_digit(static_cast<unsigned char>(text_[offset]))) ++offset;
  return offset;
}

// A word ends at `end`: it may continue as a path, or open a block.
Token Lexer::dots_or_brace(TokenKind plain, TokenKind dotted, uint32_t begin, uint32_t end) const {
  if (at(end, '.')) {
    // Dots and words may follow each other in any order, but a word cannot begin with `_` or `-`.
    while (at(end, '.')) {
      end = word_end(end + 1);
    }
    return token(dotted, begin, end);
  }
  const uint32_t brace = skip_blanks(text_, end);
  if (at(brace, '{')) return token(TokenKind::open, begin, find_line_end(text_, brace));
  return token(plain, begin, end);
}

Token Lexer::word(uint32_t begin) {
  return dots_or_brace(TokenKind::name, TokenKind::path, begin, word_rest(begin));
}

Token Lexer::digits(uint32_t begin) {
  const uint32_t run = digit_run(begin);
  const uint32_t end = word_rest(run);
  const Token found = dots_or_brace(end == run ? TokenKind::integer : TokenKind::digit_name,
                                    TokenKind::digit_path, begin, end);
  if (found.kind != TokenKind::digit_path || end != run) return found;
  const uint32_t fraction = digit_run(run + 1);
  const bool is_decimal = fraction > run + 1 && fraction == found.end;
  return is_decimal ? token(TokenKind::decimal, begin, fraction) : found;
}

Token Lexer::negative(uint32_t begin) const {
  const uint32_t end = digit_run(begin + 1);
  if (end == begin + 1) return token(TokenKind::unknown, begin, begin + 1);
  const uint32_t fraction = at(end, '.') ? digit_run(end + 1) : end;
  return token(TokenKind::negative, begin, fraction > end + 1 ? fraction : end);
}

Token Lexer::string(uint32_t begin) const {
  uint32_t offset = begin + 1;
  while (offset < text_.size()) {
    const char c = text_[offset];
    if (c == '"') return token(TokenKind::string, begin, offset + 1);
    if (c == '\\') {
      ++offset;
      if (offset >= text_.size()) break;
      offset += decode(text_, offset).size;
      continue;
    }
    if (is_control(c)) break;
    ++offset;
  }
  return token(TokenKind::unknown, begin, begin + 1);
}

Token Lexer::slash(uint32_t begin) {
  if (at(begin + 1, '/')) return token(TokenKind::comment, begin, find_line_end(text_, begin));
  if (at(begin + 1, '*')) {
    const uint32_t end = comment_end(begin + 2);
    if (end != 0) return token(TokenKind::comment, begin, end);
  }
  return token(TokenKind::unknown, begin, begin + 1);
}

// The offset behind the first `*/` at or behind `offset`; 0 if there is none.
uint32_t Lexer::comment_end(uint32_t offset) {
  const bool is_known = searched_from_ <= offset && (found_ == 0 || offset + 2 <= found_);
  if (!is_known) {
    const size_t found = text_.find("*/", offset);
    searched_from_ = offset;
    found_ = found == std::string_view::npos ? 0 : static_cast<uint32_t>(found) + 2;
  }
  return found_;
}

Token Lexer::line_ends(uint32_t begin) const {
  uint32_t end = skip_line_end(text_, begin);
  for (;;) {
    const uint32_t line = skip_blanks(text_, end);
    const uint32_t behind = skip_line_end(text_, line);
    if (behind == line) return token(TokenKind::line_end, begin, end);
    end = behind;
  }
}

}  // namespace schemac::syntax
