// Finds the ranges of a script's statements in two ways, which agree on text that both understand (a test
// checks that). Neither keeps tokens that it has processed, because a dump has millions.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "client.hpp"
#include "facts.hpp"
#include "lexer.hpp"
#include "parser.hpp"

namespace schemac::ddl {

struct Range {
  uint32_t lead = 0;  // start of its comments
  uint32_t end = 0;   // end of its last token
  size_t first = 0;   // its tokens
  size_t count = 0;
  uint32_t data_begin = 0;  // start of COPY's data; 0 = none follows
  uint32_t data_end = 0;
};

// psql's rule: a statement ends at a `;` outside of parentheses and BEGIN ATOMIC bodies, and a psql command
// at the end of its line.
class StatementReader {
 public:
  explicit StatementReader(std::string_view text, size_t at = 0) : text_(text), lexer_(text, at) {}

  // The next statement; its tokens and the `;` around it are added to `tokens`. Of a very long statement only
  // the tokens at its beginning and end are kept, and a backslash.
  std::optional<Range> next(std::vector<Token>& tokens);

  // The psql commands that were skipped since the last call.
  std::vector<ClientPart> take_commands();
  const std::optional<OpenEnd>& open_end() const { return lexer_.open_end(); }

 private:
  bool is_symbol(const Token& token, char symbol) const;
  bool read_command(const Token& token);
  Range read_statement(std::vector<Token>& tokens, Token token);
  void read_end(const std::vector<Token>& tokens, Range& range);

  std::string_view text_;
  Lexer lexer_;
  uint32_t lead_ = 0;
  bool data_may_follow_ = true;
  std::vector<ClientPart> commands_;
};

// `cuts` are of the text of these tokens, which begins with the statement whose lead is at `lead`. None if
// the parser's ranges leave out a token, because text must never be lost silently.
std::optional<std::vector<Range>> cut_by_parser(std::string_view text, const Cuts& cuts,
                                                const std::vector<Token>& tokens, size_t token_count,
                                                uint32_t lead = 0);

}  // namespace schemac::ddl
