// Converts the text of literals to values.
#pragma once

#include <string>
#include <string_view>

namespace schemac::prismaconfig {

// The value of a string literal, quotes included in `written`.
std::string string_value(std::string_view written);
// The value of a template's text between back quotes and braces.
std::string template_value(std::string_view written);
// The value of a number literal: decimal, 0x, 0o, 0b, with `_`; a BigInt's `n` is dropped.
double number_value(std::string_view written);
// A number as JavaScript prints it.
std::string number_text(double value);
inline std::string number_text(std::string_view written) { return number_text(number_value(written)); }
// `code_point` in UTF-8.
void append_utf8(std::string& text, uint32_t code_point);

}  // namespace schemac::prismaconfig
