// Finds objects that PostgreSQL cannot have together: two with one name in one namespace, and foreign keys
// over types that it cannot compare. Source: PostgreSQL's pg_class_relname_nsp_index,
// pg_type_typname_nsp_index, pg_constraint_conrelid_contypid_conname_index; ri_FetchConstraintInfo's equality
// operators.
#pragma once

#include "schemac/base/result.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::plan {

// "name-clash" with every pair of tables, indexes, primary keys and sequences, or of tables and enum types,
// or of constraints of one table, that would have one name; "keys-not-comparable" with the first foreign key
// over types without a common equality operator. Objects that the previous side already has are ignored.
base::Status check_clashes(const sql::Pair<sql::Schema>& schemas);

}  // namespace schemac::plan
