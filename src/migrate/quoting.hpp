// Quoting of what goes into our own statements.
#pragma once

#include <string>
#include <string_view>

namespace schemac::migrate {

std::string quoted_name(std::string_view name);  // "a""b"
std::string quoted_string(
    std::string_view value);  // E'..' where a backslash needs it: right whatever the session's settings

}  // namespace schemac::migrate
