#pragma once

#include <string>
#include <vector>

#include "schemac/sql/schema.hpp"

namespace schemac::plan {

// The text of a default, as PostgreSQL prints it, with each merged label replaced by its new one: 'C'::"E",
// ARRAY['C'::"E"], '{A,C}'::"E"[].
std::string with_merged_labels(const std::string& text, const std::vector<sql::Pair<std::string>>& merged);

}  // namespace schemac::plan
