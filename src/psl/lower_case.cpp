#include "lower_case.hpp"

#include <array>
#include <cstdint>

namespace schemac::psl {

namespace {
// Capital letters `first`..`last`, every `step`th, whose small letters lie `distance` further.
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

uint32_t lower(uint32_t letter) {
  for (const CapitalRange& range : capital_ranges) {
    if (letter >= range.first && letter <= range.last && (letter - range.first) % range.step == 0) {
      return static_cast<uint32_t>(static_cast<int>(letter) + range.distance);
    }
  }
  return letter;
}
}  // namespace

// All letters of the table take one byte or two, and so do their small letters.
std::string lower_case(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (byte < 0x80) {
      out += static_cast<char>(lower(byte));
    } else if ((byte & 0xE0U) == 0xC0U && i + 1 < utf8.size()) {
      const uint32_t letter = lower(((byte & 0x1FU) << 6U) | (static_cast<unsigned char>(utf8[++i]) & 0x3FU));
      out += static_cast<char>(0xC0U | (letter >> 6U));
      out += static_cast<char>(0x80U | (letter & 0x3FU));
    } else {
      out += utf8[i];
    }
  }
  return out;
}

}  // namespace schemac::psl
