// Validates JSON in a @default, with the messages and positions of Prisma's JSON library.
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "values/default_literals.hpp"

namespace schemac::psl {

namespace {
// The maximum nesting of arrays and objects.
constexpr int max_depth = 127;

class JsonChecker {
 public:
  explicit JsonChecker(std::string_view text) : text_(text) {}

  std::optional<std::string> check() {
    if (value() && skip_blanks()) fail_here("trailing characters");
    if (problem_.empty()) return std::nullopt;
    return problem_;
  }

 private:
  // ----- reading
  bool at_end() const { return at_ == text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[at_]; }
  bool is_digit_here() const { return !at_end() && text_[at_] >= '0' && text_[at_] <= '9'; }
  // True if more text follows.
  bool skip_blanks() {
    while (!at_end() && (peek() == ' ' || peek() == '\n' || peek() == '\t' || peek() == '\r')) ++at_;
    return !at_end();
  }

  // ----- errors: behind the text that was read, or at the next character
  bool fail_at(std::string_view what, size_t index) {
    size_t line_start = 0;
    size_t line = 1;
    for (size_t i = 0; i < index; ++i) {
      if (text_[i] != '\n') continue;
      line_start = i + 1;
      ++line;
    }
    problem_ = fmt::format("{} at line {} column {}", what, line, index - line_start);
    return false;
  }
  bool fail(std::string_view what) { return fail_at(what, at_); }
  bool fail_here(std::string_view what) { return fail_at(what, std::min(text_.size(), at_ + 1)); }

  // ----- grammar
  bool value() {
    if (!skip_blanks()) return fail_here("EOF while parsing a value");
    switch (peek()) {
      case 'n':
        return word("null");
      case 't':
        return word("true");
      case 'f':
        return word("false");
      case '"':
        return ++at_, string();
      case '[':
        return nested([this] { return array(); });
      case '{':
        return nested([this] { return object(); });
      default:
        break;
    }
    if (peek() == '-' || is_digit_here()) return number();
    return fail_here("expected value");
  }

  template <class F>
  bool nested(F read) {
    if (depth_ == max_depth) return fail_here("recursion limit exceeded");
    ++depth_;
    ++at_;
    const bool read_all = read();
    --depth_;
    return read_all;
  }

  bool word(std::string_view expected) {
    ++at_;
    for (const char c : expected.substr(1)) {
      if (at_end()) return fail("EOF while parsing a value");
      if (text_[at_++] != c) return fail("expected ident");
    }
    return true;
  }

  bool number() {
    const size_t begin = at_;
    if (peek() == '-') ++at_;
    if (at_end()) return fail("EOF while parsing a value");
    const char first = text_[at_++];
    if (first < '0' || first > '9') return fail("invalid number");
    if (first == '0' && is_digit_here()) return fail_here("invalid number");
    skip_digits();
    if (peek() == '.' && !fraction()) return false;
    const size_t mantissa_end = at_;
    if ((peek() == 'e' || peek() == 'E') && !exponent(begin, mantissa_end)) return false;
    if (std::isinf(std::strtod(std::string(text_.substr(begin, at_ - begin)).c_str(), nullptr))) {
      return fail("number out of range");
    }
    return true;
  }

  void skip_digits() {
    while (is_digit_here()) ++at_;
  }

  bool fraction() {
    ++at_;
    if (at_end()) return fail_here("EOF while parsing a value");
    if (!is_digit_here()) return fail_here("invalid number");
    skip_digits();
    return true;
  }

  bool exponent(size_t number_begin, size_t mantissa_end) {
    ++at_;
    const bool negative = peek() == '-';
    if (peek() == '+' || peek() == '-') ++at_;
    if (at_end()) return fail("EOF while parsing a value");
    if (!is_digit_here()) return ++at_, fail("invalid number");
    int64_t value = 0;
    for (; is_digit_here(); ++at_) {
      value = value * 10 + (peek() - '0');
      if (value <= INT32_MAX) continue;
      ++at_;
      const std::string_view mantissa = text_.substr(number_begin, mantissa_end - number_begin);
      const bool zero = mantissa.find_first_of("123456789") == std::string_view::npos;
      if (!zero && !negative) return fail("number out of range");
      skip_digits();
      return true;
    }
    return true;
  }

  bool string() {
    while (true) {
      if (at_end()) return fail("EOF while parsing a string");
      const char c = text_[at_++];
      if (c == '"') return true;
      if (c == '\\' && !escape()) return false;
      if (static_cast<unsigned char>(c) < 0x20) {
        return fail("control character (\\u0000-\\u001F) found while parsing a string");
      }
    }
  }

  bool escape() {
    if (at_end()) return fail("EOF while parsing a string");
    const char c = text_[at_++];
    if (c == 'u') return unicode_escape();
    if (std::string_view("\"\\/bfnrt").find(c) == std::string_view::npos) return fail("invalid escape");
    return true;
  }

  bool unicode_escape() {
    uint32_t unit = 0;
    if (!hex(unit)) return false;
    if (unit >= 0xDC00 && unit <= 0xDFFF) return fail("lone leading surrogate in hex escape");
    if (unit < 0xD800 || unit > 0xDBFF) return true;
    for (const char expected : {'\\', 'u'}) {
      if (at_end()) return fail("EOF while parsing a string");
      if (text_[at_++] != expected) return fail("unexpected end of hex escape");
    }
    if (!hex(unit)) return false;
    return (unit >= 0xDC00 && unit <= 0xDFFF) || fail("lone leading surrogate in hex escape");
  }

  bool hex(uint32_t& unit) {
    unit = 0;
    if (at_ + 4 > text_.size()) {
      at_ = text_.size();
      return fail("EOF while parsing a string");
    }
    for (int i = 0; i < 4; ++i) {
      const char c = text_[at_++];
      const size_t digit = std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20));
      const bool is_hex = (c >= '0' && c <= '9') || (digit != std::string_view::npos && digit >= 10);
      if (!is_hex) return fail("invalid escape");
      unit = unit * 16 + static_cast<uint32_t>(digit);
    }
    return true;
  }

  bool array() {
    for (bool first = true;; first = false) {
      if (!skip_blanks()) return fail_here("EOF while parsing a list");
      if (peek() == ']') return ++at_, true;
      if (!first) {
        if (peek() != ',') return fail_here("expected `,` or `]`");
        ++at_;
        if (!skip_blanks()) return fail_here("EOF while parsing a value");
        if (peek() == ']') return fail_here("trailing comma");
      }
      if (!value()) return false;
    }
  }

  bool object() {
    for (bool first = true;; first = false) {
      if (!skip_blanks()) return fail_here("EOF while parsing an object");
      if (peek() == '}') return ++at_, true;
      if (!first) {
        if (peek() != ',') return fail_here("expected `,` or `}`");
        ++at_;
        if (!skip_blanks()) return fail_here("EOF while parsing a value");
        if (peek() == '}') return fail_here("trailing comma");
      }
      if (!member()) return false;
    }
  }

  bool member() {
    if (peek() != '"') return fail_here("key must be a string");
    ++at_;
    if (!string()) return false;
    if (!skip_blanks()) return fail_here("EOF while parsing an object");
    if (peek() != ':') return fail_here("expected `:`");
    ++at_;
    return value();
  }

  std::string_view text_;
  size_t at_ = 0;
  int depth_ = 0;
  std::string problem_;
};
}  // namespace

std::optional<std::string> find_json_problem(std::string_view text) { return JsonChecker(text).check(); }

}  // namespace schemac::psl
