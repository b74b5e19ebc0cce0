// Hides passwords in a text of foreign origin: a server's message, a statement, a URL that cannot be parsed.
#pragma once

#include <string>
#include <string_view>

namespace schemac::base {

// `text` with "***" for every password that its form shows: `PASSWORD 'x'` (also E'', U&'' and dollar
// quotes), `//user:x@host` (the password may hold raw special characters: it ends at the last @ before a
// blank), `password=x` and `"password": "x"`. A password without its closing mark, because the text was cut,
// is hidden to the end of the text. Linear in the text, without recursion.
std::string without_passwords(std::string_view text);

}  // namespace schemac::base
