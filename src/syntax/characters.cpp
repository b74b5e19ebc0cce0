#include "characters.hpp"

#include <array>

namespace schemac::syntax {

namespace {

enum AsciiClass : uint8_t { none = 0, letter = 1, blank = 2 };

constexpr std::array<uint8_t, 128> make_ascii() {
  std::array<uint8_t, 128> table{};
  for (size_t c = 'a'; c <= 'z'; ++c) table[c] = letter;
  for (size_t c = 'A'; c <= 'Z'; ++c) table[c] = letter;
  table[' '] = blank;
  table['\t'] = blank;
  return table;
}
constexpr std::array<uint8_t, 128> ascii = make_ascii();

}  // namespace

bool is_unicode_letter(char32_t value);  // unicode_letters.cpp

CodePoint decode(std::string_view text, uint32_t offset) {
  auto byte = [&](uint32_t i) { return static_cast<char32_t>(static_cast<uint8_t>(text[offset + i])); };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {((first & 0x1F) << 6) | (byte(1) & 0x3F), 2};
  if (first < 0xF0) return {((first & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F), 3};
  return {((first & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) | (byte(3) & 0x3F), 4};
}

void append_utf8(std::string& text, char32_t value) {
  auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | (value >> 6));
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

bool is_letter(char32_t value) { return value < 0x80 ? ascii[value] == letter : is_unicode_letter(value); }

bool is_blank(char32_t value) {
  if (value < 0x80) return ascii[value] == blank;
  return value == 0xA0 || value == 0x1680 || (value >= 0x2000 && value <= 0x200A) || value == 0x202F ||
         value == 0x205F || value == 0x3000;
}

uint32_t skip_blanks(std::string_view text, uint32_t offset) {
  while (offset < text.size()) {
    const CodePoint next = decode(text, offset);
    if (!is_blank(next.value)) break;
    offset += next.size;
  }
  return offset;
}

uint32_t find_line_end(std::string_view text, uint32_t offset) {
  while (offset < text.size() && !is_line_end(text[offset])) ++offset;
  return offset;
}

uint32_t skip_line_end(std::string_view text, uint32_t offset) {
  if (offset >= text.size()) return offset;
  if (text[offset] == '\n') return offset + 1;
  if (text[offset] != '\r') return offset;
  return offset + 1 < text.size() && text[offset + 1] == '\n' ? offset + 2 : offset + 1;
}

}  // namespace schemac::syntax
