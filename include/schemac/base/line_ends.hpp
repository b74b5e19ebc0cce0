// Converts the line ends of a text without copying it.
#pragma once

#include <string_view>

namespace schemac::base {

// Calls `sink` with pieces of `text`, in which every LF and CRLF is replaced by `line_end`; a lone CR is
// kept.
template <class Sink>
void with_line_ends(std::string_view text, std::string_view line_end, Sink&& sink) {
  for (size_t newline = text.find('\n'); newline != std::string_view::npos; newline = text.find('\n')) {
    const bool carriage_return = newline > 0 && text[newline - 1] == '\r';
    sink(text.substr(0, newline - (carriage_return ? 1 : 0)));
    sink(line_end);
    text.remove_prefix(newline + 1);
  }
  sink(text);
}

}  // namespace schemac::base
