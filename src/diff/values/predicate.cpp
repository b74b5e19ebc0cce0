// Compares index predicates: PostgreSQL returns its own text, with added casts and parentheses.
#include <cctype>
#include <string>

#include "matching.hpp"

namespace schemac::diff {

namespace {
// The characters of a `::type` cast: names, blanks between their words, a length, array brackets.
size_t skip_cast(const std::string& text, size_t at) {
  at += 2;
  while (at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_'))
    ++at;
  for (const std::string word : {" varying", " without time zone", " with time zone", " precision"}) {
    if (text.compare(at, word.size(), word) == 0) at += word.size();
  }
  if (at < text.size() && text[at] == '(') {
    const size_t close = text.find(')', at);
    const bool digits = close != std::string::npos && text.find_first_not_of("0123456789,", at + 1) == close;
    if (digits) at = close + 1;
  }
  if (text.compare(at, 2, "[]") == 0) at += 2;
  return at;
}

// Outside of quotes: without blanks, casts and parentheses, in ASCII lower case, `<>` as `!=`.
std::string normalised(const std::string& text) {
  std::string out;
  char quote = '\0';
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0') {
      out += c;
      if (c == quote) quote = '\0';
    } else if (c == '\'') {
      quote = c;
      out += c;
    } else if (text.compare(i, 2, "::") == 0) {
      i = skip_cast(text, i) - 1;
    } else if (text.compare(i, 2, "<>") == 0) {
      out += "!=";
      ++i;
    } else if (c != ' ' && c != '\n' && c != '\t' && c != '(' && c != ')' && c != '"') {
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return out;
}
}  // namespace

bool same_predicate(const base::Box<std::string>& before, const base::Box<std::string>& after) {
  if (!before || !after) return before.has_value() == after.has_value();
  return *before == *after || normalised(*before) == normalised(*after);
}

}  // namespace schemac::diff
