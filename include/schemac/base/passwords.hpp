// Passwords in a text of foreign origin: a server's message, a statement, a URL that cannot be read.
#pragma once

#include <string>
#include <string_view>

namespace schemac::base {

// `text` with "***" for every password that stands in it by its form: `PASSWORD 'x'` (also E'', U&'' and
// dollar quotes), `//user:x@host` (the password may hold raw special characters: it ends at the last @ before
// a blank), `password=x` and `"password": "x"`. What is not closed, because somebody cut the text, is hidden
// to its end. Linear in the text, without recursion.
std::string without_passwords(std::string_view text);

}  // namespace schemac::base
