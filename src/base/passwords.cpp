#include "schemac/base/passwords.hpp"

#include <algorithm>

#include "schemac/base/text.hpp"

namespace schemac::base {
namespace {

constexpr std::string_view hidden = "***";
constexpr std::string_view blanks = " \t\r\n\f\v";
constexpr std::string_view key = "password";
constexpr std::string_view placeholder = "PASSWORD";  // in our own hints: postgresql://USER:PASSWORD@HOST
constexpr size_t none = std::string_view::npos;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Finds the next position of certain characters. Each part of the text is searched once, however often the
// position is requested.
class Next {
 public:
  Next(std::string_view text, std::string_view characters) : text_(text), characters_(characters) {}
  size_t from(size_t at) {
    if (known_ == none || at < asked_ || known_ < at) known_ = look(at);
    asked_ = at;
    return known_;
  }

 private:
  size_t look(size_t at) { return std::min(text_.find_first_of(characters_, at), text_.size()); }

  std::string_view text_;
  std::string_view characters_;
  size_t known_ = none;
  size_t asked_ = 0;
};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text), blank_(text, blanks), at_(text, "@") {}

  std::string run() {
    while (next_ < text_.size()) {
      const char c = text_[next_];
      if ((c == 'p' || c == 'P') && iequals_ascii(text_.substr(next_, key.size()), key)) {
        copy_to(next_ + key.size());
        behind_key();
      } else if (c == '%' && encoded_key() != 0) {
        copy_to(next_ + encoded_key());
        behind_key();
      } else if (c == ':' && text_.substr(next_, 3) == "://") {
        copy_to(next_ + 3);
        behind_scheme();
      } else {
        copy_to(next_ + 1);
      }
    }
    return std::move(out_);
  }

 private:
  // `p%61ssword`: a URL's parameter whose name is percent-encoded. Its length; 0 if none begins here. The
  // part of the name before the first escape is already in the output.
  size_t encoded_key() const {
    for (size_t before = 0; before < key.size() && before <= next_; ++before) {
      if (!iequals_ascii(text_.substr(next_ - before, before), key.substr(0, before))) continue;
      size_t place = next_;
      size_t letter = before;
      for (; letter < key.size(); ++letter) {
        const std::string_view rest = text_.substr(place);
        const char plain = key[letter];
        if (!rest.empty() && iequals_ascii(rest.substr(0, 1), key.substr(letter, 1))) {
          ++place;
        } else if (rest.size() > 2 && rest[0] == '%' && is_escape_of(rest.substr(1, 2), plain)) {
          place += 3;
        } else {
          break;
        }
      }
      if (letter == key.size()) return place - next_;
    }
    return 0;
  }

  static bool is_escape_of(std::string_view digits, char letter) {
    const auto value = [](char c) {
      if (c >= '0' && c <= '9') return c - '0';
      const char lower = static_cast<char>(c | 0x20);
      return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -100;
    };
    const int code = value(digits[0]) * 16 + value(digits[1]);
    return code == letter || code == letter - 0x20;
  }

  void copy_to(size_t end) {
    out_ += text_.substr(next_, end - next_);
    next_ = end;
  }

  void hide_to(size_t end) {
    out_ += hidden;
    next_ = end;
  }

  size_t skip_blanks(size_t at) const { return std::min(text_.find_first_not_of(blanks, at), text_.size()); }
  char at(size_t place) const { return place < text_.size() ? text_[place] : '\0'; }

  // The position behind the closing quote of the text at `begin`, where a doubled quote or a backslash stands
  // for a character inside; the end of the text if there is none.
  size_t behind_quote(size_t begin, char quote) const {
    for (size_t place = begin; place < text_.size(); ++place) {
      if (text_[place] == '\\') {
        ++place;
      } else if (text_[place] == quote) {
        if (at(place + 1) != quote) return place + 1;
        ++place;
      }
    }
    return text_.size();
  }

  // `place` is that of the opening quote.
  void hide_quoted(size_t place, char quote) {
    copy_to(place + 1);
    const size_t end = behind_quote(place + 1, quote);
    const bool closed = end > place + 1 && text_[end - 1] == quote;
    if (closed && text_.substr(place + 1, end - place - 2) == "...") return copy_to(end);  // in our own hints
    hide_to(closed ? end - 1 : end);
    if (closed) copy_to(end);
  }

  void behind_key() {
    size_t place = next_;
    const bool quoted_key = at(place) == '"' || at(place) == '\'';
    if (quoted_key) ++place;
    const size_t sign = skip_blanks(place);
    if (at(sign) == '=' || (quoted_key && at(sign) == ':')) return hide_value(skip_blanks(sign + 1));
    if (!quoted_key && sign > place) hide_literal(sign);
  }

  // `password = x`
  void hide_value(size_t begin) {
    const char first = at(begin);
    if (first == '\'' || first == '"') return hide_quoted(begin, first);
    copy_to(begin);
    const size_t end = std::min(text_.find_first_of(" \t\r\n\f\v&'\"", begin), text_.size());
    if (end > begin) hide_to(end);
  }

  // `PASSWORD 'x'`
  void hide_literal(size_t begin) {
    const std::string_view rest = text_.substr(begin, 3);
    size_t quote = begin;
    if (rest.size() > 1 && (rest[0] == 'E' || rest[0] == 'e')) quote = begin + 1;
    if (rest.size() > 2 && (rest[0] == 'U' || rest[0] == 'u') && rest[1] == '&') quote = begin + 2;
    if (at(quote) == '\'') return hide_quoted(quote, '\'');
    if (at(begin) == '$') hide_dollar_quoted(begin);
  }

  void hide_dollar_quoted(size_t begin) {
    size_t end = begin + 1;
    while (is_word(at(end))) ++end;
    if (at(end) != '$') return;
    const std::string_view mark = text_.substr(begin, end + 1 - begin);
    copy_to(end + 1);
    hide_to(std::min(text_.find(mark, end + 1), text_.size()));
  }

  // A raw password may hold every character but blanks, also / ? # : and @: it ends at the last @. It is
  // better to hide a host than to show half of a password.
  void behind_scheme() {
    const size_t end = blank_.from(next_);
    if (at_.from(next_) >= end) return;
    const size_t last = text_.rfind('@', end - 1);
    const size_t colon = text_.substr(0, last).find(':', next_);
    if (colon == none) return;
    if (text_.substr(colon + 1, last - colon - 1) == placeholder) return copy_to(last);
    copy_to(colon + 1);
    hide_to(last);
  }

  std::string_view text_;
  Next blank_;
  Next at_;
  size_t next_ = 0;
  std::string out_;
};

}  // namespace

std::string without_passwords(std::string_view text) { return Scanner(text).run(); }

}  // namespace schemac::base
