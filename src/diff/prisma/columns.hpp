#pragma once

#include <string_view>

#include "schemac/diff/diff.hpp"

namespace schemac::diff {

ColumnChanges column_changes(const sql::Pair<sql::Column>& columns, Policy policy);

// True if two JSON texts have the same value: order of keys and white space do not matter, the last of two
// equal keys counts. Texts that are not JSON are compared unchanged.
bool same_json(std::string_view a, std::string_view b);

}  // namespace schemac::diff
