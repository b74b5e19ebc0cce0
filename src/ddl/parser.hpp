// The libpg_query wall: where PostgreSQL 15's own parser cuts a script.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace schemac::ddl {

struct Cuts {
  std::vector<std::pair<uint32_t, uint32_t>> ranges;  // byte offsets, half-open, leading comments included
  std::string error;                                  // the parser's words; empty = it accepted the text
  int error_position = 0;                             // 1-based character
};

// `text` holds no NUL (C strings end there).
Cuts parse_cuts(const std::string& text);

}  // namespace schemac::ddl
