// Words of the language that a writer of schema text must know.
#pragma once

#include <string_view>

namespace schemac::psl {

// A word that no model, view, enum or type can be named: of JavaScript (`class`), or a scalar type (`Int`).
bool is_reserved_name(std::string_view name);

// "JsonbPathOps": an operator class that `ops:` takes without raw(..), with the index type ("Gin") that knows
// it.
bool is_operator_class(std::string_view name, std::string_view index_type);

}  // namespace schemac::psl
