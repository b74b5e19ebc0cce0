// The words of a PostgreSQL script, by the rules of psql's scanner. Never fails: what is not closed ends with
// the text, and is told (ScriptTokens::open_end).
//
// libpg_query's own scanner is not enough where its parser refuses a text: it stops at literals that
// PostgreSQL 16 knows (1_000, 0xFF), drops a statement that begins with a letter beyond ASCII and cuts inside
// BEGIN ATOMIC.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "client.hpp"

namespace schemac::ddl {

enum class TokenKind {
  word,         // keyword or plain name
  quoted_name,  // "..."
  string,       // '...', E'...', $tag$...$tag$
  number,
  symbol,  // one character
};

struct Token {
  TokenKind kind = TokenKind::symbol;
  uint32_t begin = 0;
  uint32_t end = 0;
};

// Text that ends inside a comment, a string or a quoted name: everything behind `begin` is a part of it,
// which PostgreSQL refuses.
struct OpenEnd {
  const char* what;  // in PostgreSQL's words: "/* comment", "quoted string"
  uint32_t begin = 0;
};

// Without white space and comments.
std::vector<Token> tokenize(std::string_view text);

// The same of a whole script, where a statement may begin with a command of psql's and data may follow COPY:
// those are no tokens.
struct ScriptTokens {
  std::vector<Token> tokens;
  std::vector<ClientPart> parts;  // in the script's order
  std::optional<OpenEnd> open_end;
};
ScriptTokens tokenize_script(std::string_view text);

}  // namespace schemac::ddl
