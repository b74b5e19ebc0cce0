// The characters that the language allows in each place. Source: Prisma's own behaviour,
// docs/reference/schema-language.md#characters-and-tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace schemac::syntax {

struct CodePoint {
  char32_t value = 0;
  uint32_t size = 0;  // bytes
};

// The character at `offset` of valid UTF-8 text; `offset` is inside the text, at a character's first
// byte.
CodePoint decode(std::string_view text, uint32_t offset);

void append_utf8(std::string& text, char32_t value);

// A letter of Unicode 17 (general categories Lu, Ll, Lt, Lm, Lo). ASCII included.
bool is_letter(char32_t value);

inline bool is_digit(char32_t value) { return value >= '0' && value <= '9'; }
inline bool is_line_end(char c) { return c == '\n' || c == '\r'; }

// TAB or a space separator (Zs).
bool is_blank(char32_t value);

// The first offset at or behind `offset` that is not a blank.
uint32_t skip_blanks(std::string_view text, uint32_t offset);

// The offset of the first line end at or behind `offset`, or the end of the text.
uint32_t find_line_end(std::string_view text, uint32_t offset);

// The offset behind the line end (`\n`, `\r\n` or `\r`) at `offset`; `offset` itself if there is none.
uint32_t skip_line_end(std::string_view text, uint32_t offset);

}  // namespace schemac::syntax
