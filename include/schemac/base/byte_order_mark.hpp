// The byte order mark that some editors write before a UTF-8 file: invisible, and not part of the text.
#pragma once

#include <string_view>

namespace schemac::base {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr std::string_view without_byte_order_mark(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return text;
}

}  // namespace schemac::base
