#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace schemac::ddl {

// The extensions that a script's CREATE EXTENSION statements name, in the script's order, as the server
// spells them: without quotes, plain names in lower case. Linear in the text, for every text.
std::vector<std::string> created_extensions(std::string_view script);

}  // namespace schemac::ddl
