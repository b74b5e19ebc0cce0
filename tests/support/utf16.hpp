// The engine's offsets count UTF-16 code units, schemac's count bytes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace schemac::testing {

// By byte: how many UTF-16 code units come before it; one entry more for the end.
inline std::vector<uint32_t> utf16_offsets(const std::string& text) {
  std::vector<uint32_t> offsets;
  offsets.reserve(text.size() + 1);
  uint32_t units = 0;
  for (const char c : text) {
    offsets.push_back(units);
    const auto byte = static_cast<unsigned char>(c);
    const bool continues = (byte & 0xC0U) == 0x80U;
    if (!continues) units += byte >= 0xF0U ? 2 : 1;
  }
  offsets.push_back(units);
  return offsets;
}

}  // namespace schemac::testing
