// INSERT .. VALUES read by its words: a dump has hundreds of thousands of them, or one of many megabytes.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace schemac::ddl {

// The functions that it may call, as schema (empty where none is named) and name; type names with a length
// and the like may be among them. None where the statement is another one, has a query in it, or ON CONFLICT.
using Calls = std::set<std::pair<std::string, std::string>>;
std::optional<Calls> calls_of_inserted_values(std::string_view statement);

}  // namespace schemac::ddl
