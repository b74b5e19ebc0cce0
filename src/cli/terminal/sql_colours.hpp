// SQL for a terminal: comments stand back, what destroys stands out.
#pragma once

#include <string>
#include <string_view>

namespace schemac::cli {

// Line by line; without its escapes the text is `script`.
std::string coloured_sql(std::string_view script);

}  // namespace schemac::cli
