#include "inserted_values.hpp"

#include <algorithm>
#include <array>

#include "lexer.hpp"
#include "schemac/base/text.hpp"

namespace schemac::ddl {
namespace {

// Words before a parenthesis that are not function names.
constexpr std::array<std::string_view, 12> no_calls = {
    "values", "row", "array", "cast", "coalesce", "nullif", "in", "greatest", "least", "and", "or", "not"};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), lexer_(text) { step(); }

  std::optional<Calls> read() {
    if (!take("insert") || !take("into") || !table()) return std::nullopt;
    if (is("(")) {
      while (!at_end_ && !is(")")) step();
      step();
    }
    if (!take("values")) return std::nullopt;
    for (; !at_end_; step()) {
      if (is("select") || is("conflict") || is("with")) return std::nullopt;
      // U&"..": only the parser can decode its escapes.
      if (!at_end_ && token_.kind == TokenKind::quoted_name && text_[token_.begin] != '"')
        return std::nullopt;
      if (is_name()) name();
      if (at_end_) break;
    }
    return std::move(calls_);
  }

 private:
  void step() {
    // A single colon is that of a slice, and a call may follow it: a[1:f()].
    const bool colon = !at_end_ && is(":");
    after_cast_ = colon && after_colon_;
    after_colon_ = colon;
    at_end_ = !lexer_.next(token_);
  }
  std::string_view spelled() const { return text_.substr(token_.begin, token_.end - token_.begin); }
  bool is(std::string_view word) const {
    return !at_end_ && token_.kind != TokenKind::quoted_name && token_.kind != TokenKind::string &&
           base::iequals_ascii(spelled(), word);
  }
  bool is_name() const {
    return !at_end_ && (token_.kind == TokenKind::word || token_.kind == TokenKind::quoted_name);
  }
  bool take(std::string_view word) {
    const bool found = is(word);
    if (found) step();
    return found;
  }

  bool table() {
    do {
      if (!is_name()) return false;
      step();
    } while (take("."));
    return true;
  }

  // The name as the catalog has it.
  std::string folded() const {
    const std::string_view word = spelled();
    if (token_.kind == TokenKind::word) return base::lower_ascii(word);
    return base::replace_all(std::string(word.substr(1, word.size() - 2)), "\"\"", "\"");
  }

  // The current word is a name: moves to its last part and checks whether a parenthesis follows.
  void name() {
    const bool is_type = after_cast_;
    const bool is_quoted = token_.kind == TokenKind::quoted_name;
    std::string schema;
    std::string last = folded();
    Lexer ahead = lexer_;
    Token next;
    while (ahead.next(next) && text_[next.begin] == '.' && ahead.next(next) &&
           (next.kind == TokenKind::word || next.kind == TokenKind::quoted_name)) {
      token_ = next;
      lexer_ = ahead;
      schema = std::exchange(last, folded());
    }
    ahead = lexer_;
    if (is_type || !ahead.next(next) || text_[next.begin] != '(' || next.kind != TokenKind::symbol) return;
    const bool is_call =
        is_quoted || !schema.empty() || std::find(no_calls.begin(), no_calls.end(), last) == no_calls.end();
    if (is_call) calls_.emplace(std::move(schema), std::move(last));
  }

  std::string_view text_;
  Lexer lexer_;
  Token token_;
  bool at_end_ = false;
  bool after_colon_ = false;
  bool after_cast_ = false;  // the next word follows `::`
  Calls calls_;
};

}  // namespace

std::optional<Calls> calls_of_inserted_values(std::string_view statement) { return Reader(statement).read(); }

}  // namespace schemac::ddl
