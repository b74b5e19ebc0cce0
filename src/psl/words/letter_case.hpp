// Capital and small letters beyond ASCII: Latin, Greek, Cyrillic and Armenian. Others have no case here.
#pragma once

#include <string>
#include <string_view>

namespace schemac::psl {

std::string lower_case(std::string_view utf8);
std::string upper_case(std::string_view utf8);

// The first character of a non-empty text.
std::string_view first_letter(std::string_view utf8);
// For a text's first character.
bool is_capital_letter(std::string_view utf8);
bool is_small_letter(std::string_view utf8);

}  // namespace schemac::psl
