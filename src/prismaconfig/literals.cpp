#include "literals.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>

namespace schemac::prismaconfig {
namespace {

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// Reads at most `most` hexadecimal digits at `at`.
uint32_t hex(std::string_view text, size_t& at, size_t most) {
  uint32_t value = 0;
  for (size_t i = 0; i < most && at < text.size() && is_hex(text[at]); ++i, ++at) {
    uint32_t digit = 0;
    std::from_chars(text.data() + at, text.data() + at + 1, digit, 16);
    value = value * 16 + digit;
    if (value > 0x10FFFF) value = 0xFFFD;
  }
  return value;
}

uint32_t unicode_escape(std::string_view text, size_t& at) {
  if (at < text.size() && text[at] == '{') {
    ++at;
    const uint32_t value = hex(text, at, 8);
    if (at < text.size() && text[at] == '}') ++at;
    return value;
  }
  uint32_t value = hex(text, at, 4);
  const bool pair = value >= 0xD800 && value < 0xDC00 && text.substr(at, 2) == "\\u";
  if (!pair) return value;
  size_t behind = at + 2;
  const uint32_t low = hex(text, behind, 4);
  if (low < 0xDC00 || low > 0xDFFF) return value;
  at = behind;
  return 0x10000 + ((value - 0xD800) << 10U) + (low - 0xDC00);
}

// `at` is behind the backslash.
void escape(std::string_view text, size_t& at, std::string& out) {
  constexpr std::string_view letters = "nrtbfv0";
  constexpr std::string_view meanings("\n\r\t\b\f\v\0", 7);
  const char c = text[at++];
  if (const size_t found = letters.find(c); found != std::string_view::npos) {
    out += meanings[found];
  } else if (c == 'x') {
    append_utf8(out, hex(text, at, 2));
  } else if (c == 'u') {
    append_utf8(out, unicode_escape(text, at));
  } else if (c == '\r') {
    if (at < text.size() && text[at] == '\n') ++at;
  } else if (c != '\n') {
    out += c;
  }
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    if (text[at] == '\\' && at + 1 < text.size()) {
      ++at;
      escape(text, at, out);
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace

void append_utf8(std::string& text, uint32_t code) {
  if (code >= 0xD800 && code <= 0xDFFF) code = 0xFFFD;
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0U | (code >> 6U));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0U | (code >> 12U));
    text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    text += static_cast<char>(0xF0U | (code >> 18U));
    text += static_cast<char>(0x80U | ((code >> 12U) & 0x3FU));
    text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

std::string string_value(std::string_view written) {
  return written.size() < 2 ? std::string() : unescaped(written.substr(1, written.size() - 2));
}

// A line end in a template is LF, independent of the file's line ends.
std::string template_value(std::string_view written) {
  std::string lines;
  for (size_t i = 0; i < written.size(); ++i) {
    if (written[i] != '\r') lines += written[i];
    if (written[i] == '\r' && (i + 1 == written.size() || written[i + 1] != '\n')) lines += '\n';
  }
  return unescaped(lines);
}

double number_value(std::string_view written) {
  std::string digits;
  for (const char c : written) {
    if (c != '_') digits += c;
  }
  if (!digits.empty() && digits.back() == 'n') digits.pop_back();
  if (digits.size() > 2 && digits[0] == '0') {
    const char base = digits[1];
    const int radix = base == 'x' || base == 'X'   ? 16
                      : base == 'o' || base == 'O' ? 8
                      : base == 'b' || base == 'B' ? 2
                                                   : 0;
    uint64_t value = 0;
    if (radix != 0) {
      std::from_chars(digits.data() + 2, digits.data() + digits.size(), value, radix);
      return static_cast<double>(value);
    }
  }
  double value = std::numeric_limits<double>::quiet_NaN();
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string number_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  if (value == 0) return "0";
  if (value == std::trunc(value) && std::fabs(value) < 1e21) return fmt::format("{:.0f}", value);
  return fmt::format("{}", value);
}

}  // namespace schemac::prismaconfig
