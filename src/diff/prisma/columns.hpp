#pragma once

#include <string_view>

#include "schemac/diff/diff.hpp"

namespace schemac::diff {

ColumnChanges column_changes(const sql::Pair<sql::Column>& columns, Policy policy);

// Whether two JSON texts hold the same value: order of keys and white space do not count, the last of two
// equal keys wins. Texts that are no JSON are compared as they are.
bool same_json(std::string_view a, std::string_view b);

}  // namespace schemac::diff
