#include "schemac/ddl/extensions.hpp"

#include <algorithm>
#include <initializer_list>

#include "lexer.hpp"
#include "schemac/base/text.hpp"

namespace schemac::ddl {
namespace {

class Words {
 public:
  explicit Words(std::string_view text) : text_(text), tokens_(tokenize(text)) {}

  bool at_end() const { return next_ >= tokens_.size(); }

  // Goes behind the words where they come next.
  bool take(std::initializer_list<std::string_view> words) {
    if (tokens_.size() - next_ < words.size()) return false;
    size_t at = next_;
    const bool same = std::all_of(words.begin(), words.end(), [&](std::string_view word) {
      const Token& token = tokens_[at++];
      return token.kind == TokenKind::word && base::iequals_ascii(spelled(token), word);
    });
    if (same) next_ = at;
    return same;
  }

  void skip() { ++next_; }

  // Empty where no name comes next.
  std::string name() const {
    if (at_end()) return "";
    const Token& token = tokens_[next_];
    if (token.kind == TokenKind::word) return base::lower_ascii(spelled(token));
    if (token.kind != TokenKind::quoted_name || token.end - token.begin < 2) return "";
    return base::replace_all(std::string(spelled(token).substr(1, token.end - token.begin - 2)), "\"\"",
                             "\"");
  }

 private:
  std::string_view spelled(const Token& token) const {
    return text_.substr(token.begin, token.end - token.begin);
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  size_t next_ = 0;
};

}  // namespace

std::vector<std::string> created_extensions(std::string_view script) {
  std::vector<std::string> names;
  for (Words words(script); !words.at_end();) {
    if (!words.take({"CREATE", "EXTENSION"})) {
      words.skip();
      continue;
    }
    words.take({"IF", "NOT", "EXISTS"});
    if (std::string name = words.name(); !name.empty()) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace schemac::ddl
