#include "schemac/ddl/extensions.hpp"

#include <algorithm>
#include <initializer_list>

#include "lexer.hpp"
#include "schemac/base/text.hpp"

namespace schemac::ddl {
namespace {

// Reads one word at a time, because a script may have millions.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text), lexer_(text) { skip(); }

  bool at_end() const { return at_end_; }

  // Skips the given words as far as they follow; true if all of them did.
  bool take(std::initializer_list<std::string_view> words) {
    return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
      if (at_end_ || token_.kind != TokenKind::word || !base::iequals_ascii(spelled(), word)) return false;
      skip();
      return true;
    });
  }

  void skip() { at_end_ = !lexer_.next(token_); }

  // Empty if the next word is not a name.
  std::string name() const {
    if (at_end_) return "";
    const std::string_view word = spelled();
    if (token_.kind == TokenKind::word) return base::lower_ascii(word);
    if (token_.kind != TokenKind::quoted_name || word.size() < 2) return "";
    return base::replace_all(std::string(word.substr(1, word.size() - 2)), "\"\"", "\"");
  }

 private:
  std::string_view spelled() const { return text_.substr(token_.begin, token_.end - token_.begin); }

  std::string_view text_;
  Lexer lexer_;
  Token token_;
  bool at_end_ = false;
};

}  // namespace

std::vector<std::string> created_extensions(std::string_view script) {
  std::vector<std::string> names;
  for (Words words(script); !words.at_end();) {
    if (!words.take({"CREATE"})) {
      words.skip();
      continue;
    }
    if (!words.take({"EXTENSION"})) continue;
    words.take({"IF", "NOT", "EXISTS"});
    if (std::string name = words.name(); !name.empty()) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace schemac::ddl
