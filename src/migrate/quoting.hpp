// Quotes names and values for our own statements.
#pragma once

#include <string>
#include <string_view>

namespace schemac::migrate {

std::string quoted_name(std::string_view name);  // "a""b"
std::string quoted_string(
    std::string_view value);  // E'..' if a backslash needs it: correct for all settings of the session

}  // namespace schemac::migrate
