#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace schemac::ddl {

// The extensions that a script's CREATE EXTENSION statements name, in its order: as the server knows them,
// without quotes, plain names in lower case. Linear in the text, whatever it is.
std::vector<std::string> created_extensions(std::string_view script);

}  // namespace schemac::ddl
