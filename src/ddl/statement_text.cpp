#include "statement_text.hpp"

#include "lexer.hpp"
#include "schemac/base/text.hpp"

namespace schemac::ddl {

std::string StatementText::written(const std::string& name) const {
  const std::string quoted = '"' + base::replace_all(name, "\"", "\"\"") + '"';
  return has(quoted) ? quoted : name;
}

bool StatementText::has(std::string_view quoted) const {
  if (!read_) {
    Lexer lexer(text_);
    for (Token token; lexer.next(token);) {
      if (token.kind == TokenKind::quoted_name)
        quoted_.insert(std::string_view(text_).substr(token.begin, token.end - token.begin));
    }
    read_ = true;
  }
  return quoted_.contains(quoted);
}

}  // namespace schemac::ddl
