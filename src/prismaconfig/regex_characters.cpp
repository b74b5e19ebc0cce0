// The character classes of JavaScript's regular expressions.
#include <algorithm>

#include "regex_compile.hpp"

namespace schemac::prismaconfig {
namespace {

const Regex::Set blanks{false,
                        {{9, 13},
                         {32, 32},
                         {0xA0, 0xA0},
                         {0x1680, 0x1680},
                         {0x2000, 0x200A},
                         {0x2028, 0x2029},
                         {0x202F, 0x202F},
                         {0x205F, 0x205F},
                         {0x3000, 0x3000},
                         {0xFEFF, 0xFEFF}}};

}  // namespace

const Regex::Set& blank_characters() { return blanks; }

std::string_view trim_js(std::string_view text, bool front, bool back) {
  while (front && !text.empty()) {
    size_t next = 0;
    if (!blanks.contains(decode_utf8(text, next))) break;
    text.remove_prefix(next);
  }
  size_t end = back ? 0 : text.size();  // end of the text without trailing blanks
  for (size_t at = 0; back && at < text.size();) {
    if (!blanks.contains(decode_utf8(text, at))) end = at;
  }
  return text.substr(0, end);
}

uint32_t decode_utf8(std::string_view text, size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  if (first < 0xC0) return first;
  uint32_t code = first & (0x3FU >> static_cast<unsigned>(more));
  for (int i = 0; i < more && at < text.size(); ++i) {
    const auto next = static_cast<unsigned char>(text[at]);
    if ((next & 0xC0U) != 0x80U) break;
    code = (code << 6U) | (next & 0x3FU);
    ++at;
  }
  return code;
}

bool Regex::Set::contains(uint32_t code) const {
  const bool inside = std::any_of(ranges.begin(), ranges.end(), [&](const auto& range) {
    return code >= range.first && code <= range.second;
  });
  return inside != negated;
}

}  // namespace schemac::prismaconfig
