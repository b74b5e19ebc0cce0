// Finds names that PostgreSQL would cut without a message (D6).
#pragma once

#include "schemac/base/result.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::plan {

// Error: "name-too-long" with the first name of a schema, table, column, enum, label, index or key that is
// longer than 63 bytes.
base::Status check_names(const sql::Schema& schema);

}  // namespace schemac::plan
