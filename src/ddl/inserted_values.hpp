// Reads INSERT .. VALUES by its words: a dump has hundreds of thousands, or one of many megabytes.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace schemac::ddl {

// The functions that it may call, as schema (empty if none is given) and name; type names with arguments may
// be among them. None if the statement is of another kind, or has a query or ON CONFLICT.
using Calls = std::set<std::pair<std::string, std::string>>;
std::optional<Calls> calls_of_inserted_values(std::string_view statement);

}  // namespace schemac::ddl
