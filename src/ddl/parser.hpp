// Calls libpg_query, PostgreSQL 15's own parser; the only code that does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace schemac::ddl {

struct Cuts {
  std::vector<std::pair<uint32_t, uint32_t>> ranges;  // byte offsets, half-open, leading comments included
  std::string error;                                  // the parser's message; empty = it accepted the text
  int error_position = 0;                             // 1-based character
};

// `text` must have no NUL (C strings end there).
Cuts parse_cuts(const std::string& text);

// The parse tree as libpg_query's JSON; none if the parser refuses the text, or it has a NUL.
std::optional<std::string> parse_json(const std::string& text);
// The same for the PL/pgSQL in a DO statement.
std::optional<std::string> parse_block_json(const std::string& do_statement);

}  // namespace schemac::ddl
