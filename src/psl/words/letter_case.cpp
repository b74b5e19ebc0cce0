#include "words/letter_case.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace schemac::psl {

namespace {
// Capital letters `first`..`last`, every `step`th; their small letters are at this distance.
struct CapitalRange {
  uint32_t first;
  uint32_t last;
  uint32_t step;
  int distance;
};

constexpr auto capital_ranges = std::to_array<CapitalRange>({
    {0x0041, 0x005A, 1, 32},  // A..Z
    {0x00C0, 0x00D6, 1, 32},  // Latin-1
    {0x00D8, 0x00DE, 1, 32},
    {0x0100, 0x012E, 2, 1},  // Latin Extended-A
    {0x0132, 0x0136, 2, 1},
    {0x0139, 0x0147, 2, 1},
    {0x014A, 0x0176, 2, 1},
    {0x0178, 0x0178, 1, -121},
    {0x0179, 0x017D, 2, 1},
    {0x0391, 0x03A1, 1, 32},  // Greek
    {0x03A3, 0x03AB, 1, 32},
    {0x0400, 0x040F, 1, 80},  // Cyrillic
    {0x0410, 0x042F, 1, 32},
    {0x0460, 0x0480, 2, 1},
    {0x048A, 0x04BE, 2, 1},
    {0x0531, 0x0556, 1, 48},  // Armenian
});

uint32_t small_letter(uint32_t letter) {
  for (const CapitalRange& range : capital_ranges) {
    if (letter >= range.first && letter <= range.last && (letter - range.first) % range.step == 0) {
      return static_cast<uint32_t>(static_cast<int>(letter) + range.distance);
    }
  }
  return letter;
}

uint32_t capital_letter(uint32_t letter) {
  for (const CapitalRange& range : capital_ranges) {
    const uint32_t capital = static_cast<uint32_t>(static_cast<int>(letter) - range.distance);
    if (capital >= range.first && capital <= range.last && (capital - range.first) % range.step == 0)
      return capital;
  }
  return letter;
}

bool is_pair(std::string_view utf8) {
  return (static_cast<unsigned char>(utf8.front()) & 0xE0U) == 0xC0U && utf8.size() > 1;
}

// The first character, if it has one byte or two: longer ones are not in the table.
std::optional<uint32_t> short_character(std::string_view utf8) {
  const auto byte = static_cast<unsigned char>(utf8.front());
  if (byte < 0x80) return byte;
  if (!is_pair(utf8)) return std::nullopt;
  return ((byte & 0x1FU) << 6U) | (static_cast<unsigned char>(utf8[1]) & 0x3FU);
}

// All letters of the table take one byte or two, and so do their counterparts.
template <class F>
std::string mapped(std::string_view utf8, F map) {
  std::string out;
  out.reserve(utf8.size());
  while (!utf8.empty()) {
    const std::string_view letter = first_letter(utf8);
    utf8.remove_prefix(letter.size());
    const auto character = short_character(letter);
    if (!character) {
      out += letter;
      continue;
    }
    const uint32_t other = map(*character);
    if (other < 0x80) {
      out += static_cast<char>(other);
    } else {
      out += static_cast<char>(0xC0U | (other >> 6U));
      out += static_cast<char>(0x80U | (other & 0x3FU));
    }
  }
  return out;
}
}  // namespace

std::string lower_case(std::string_view utf8) { return mapped(utf8, small_letter); }
std::string upper_case(std::string_view utf8) { return mapped(utf8, capital_letter); }

std::string_view first_letter(std::string_view utf8) {
  size_t end = 1;
  while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U) ++end;
  return utf8.substr(0, end);
}

bool is_capital_letter(std::string_view utf8) {
  const auto letter = short_character(utf8);
  return letter && small_letter(*letter) != *letter;
}

// The sharp s has no capital letter in the table.
bool is_small_letter(std::string_view utf8) {
  constexpr uint32_t sharp_s = 0xDF;
  const auto letter = short_character(utf8);
  return letter && (*letter == sharp_s || capital_letter(*letter) != *letter);
}

}  // namespace schemac::psl
