// Colours SQL for a terminal: comments are dimmed, destructive statements are highlighted.
#pragma once

#include <string>
#include <string_view>

namespace schemac::cli {

// Works line by line; without the escapes the result equals `script`.
std::string coloured_sql(std::string_view script);

}  // namespace schemac::cli
