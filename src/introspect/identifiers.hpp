// Converts database names to names of the schema language: [a-zA-Z][a-zA-Z0-9_]*.
#pragma once

#include <string>
#include <string_view>

namespace schemac::introspect {

bool is_clean(std::string_view name);

// Removes leading characters that are not letters; replaces other invalid characters by `_`. Empty if no
// letter is left.
std::string cleaned(std::string_view name);

// `cleaned`, or if that is empty, `prefix` and all characters that are valid inside a name: "table_123".
std::string cleaned_or(std::string_view prefix, std::string_view name);

}  // namespace schemac::introspect
