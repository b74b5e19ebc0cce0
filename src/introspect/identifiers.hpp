// Names of the database as names of the schema language: [a-zA-Z][a-zA-Z0-9_]*.
#pragma once

#include <string>
#include <string_view>

namespace schemac::introspect {

bool is_clean(std::string_view name);

// Leading characters that are no letters go, other foreign characters become `_`. Empty where no letter is
// left.
std::string cleaned(std::string_view name);

// `cleaned`, or where that is empty `prefix` and every character that may stand inside a name: "table_123".
std::string cleaned_or(std::string_view prefix, std::string_view name);

}  // namespace schemac::introspect
