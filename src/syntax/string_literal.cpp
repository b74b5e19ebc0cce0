#include "string_literal.hpp"

#include <algorithm>
#include <optional>

#include "characters.hpp"
#include "messages.hpp"

namespace schemac::syntax {

namespace {

constexpr uint32_t whole = 6;  // bytes of `\uXXXX`

std::optional<uint32_t> hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

// One UTF-16 unit; `size` is the number of bytes read, also for an invalid one.
struct Unit {
  uint32_t size = 0;
  std::optional<uint32_t> value;
};

// `\uXXXX` at the beginning of `text`. Fewer than four bytes are not checked, as in Prisma.
Unit read_unit(std::string_view text) {
  if (text.size() < 4 || !text.starts_with("\\u")) return {};
  uint32_t value = 0;
  for (uint32_t i = 2; i < whole; ++i) {
    const auto digit = i < text.size() ? hex_value(text[i]) : std::nullopt;
    if (!digit) return {i, std::nullopt};
    value = value * 16 + *digit;
  }
  return {whole, value};
}

bool is_high_surrogate(uint32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low_surrogate(uint32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

struct Decoded {
  uint32_t size = 0;   // bytes to skip
  uint32_t shown = 0;  // bytes to report if there is no character
  std::optional<char32_t> character;
};

Decoded read_unicode_escape(std::string_view text) {
  const Unit first = read_unit(text);
  if (!first.value) return {std::max(first.size, 2U), std::max(first.size, 2U), std::nullopt};
  if (!is_high_surrogate(*first.value) && !is_low_surrogate(*first.value))
    return {whole, whole, *first.value};
  const Unit second = read_unit(text.substr(whole));
  if (!second.value) return {whole, whole, std::nullopt};
  if (!is_high_surrogate(*first.value) || !is_low_surrogate(*second.value))
    return {2 * whole, 2 * whole, std::nullopt};
  return {2 * whole, 2 * whole, 0x10000 + ((*first.value - 0xD800) << 10) + (*second.value - 0xDC00)};
}

std::optional<char> simple_escape(char c) {
  switch (c) {
    case '"':
    case '\\':
    case '/':
      return c;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return std::nullopt;
  }
}

}  // namespace

std::string decode_string(std::string_view raw, source::FileId file, uint32_t begin,
                          std::vector<Finding>& findings) {
  const std::string_view content = raw.substr(1, raw.size() - 2);
  std::string value;
  value.reserve(content.size());
  for (uint32_t i = 0; i < content.size();) {
    if (content[i] != '\\') {
      value.push_back(content[i++]);
      continue;
    }
    const uint32_t at = begin + 1 + i;
    if (content[i + 1] == 'u') {
      const Decoded escape = read_unicode_escape(content.substr(i));
      if (escape.character) append_utf8(value, *escape.character);
      if (!escape.character)
        findings.push_back({std::string(messages::invalid_unicode), {file, at, at + escape.shown}});
      i += escape.size;
    } else if (const auto character = simple_escape(content[i + 1])) {
      value.push_back(*character);
      i += 2;
    } else {
      const uint32_t size = 1 + decode(content, i + 1).size;
      findings.push_back({std::string(messages::unknown_escape), {file, at, at + size}});
      i += size;
    }
  }
  return value;
}

}  // namespace schemac::syntax
