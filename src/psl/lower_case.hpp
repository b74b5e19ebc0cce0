// Lower case beyond ASCII, for "did you mean": Latin, Greek, Cyrillic and Armenian letters.
#pragma once

#include <string>
#include <string_view>

namespace schemac::psl {

std::string lower_case(std::string_view utf8);

}  // namespace schemac::psl
