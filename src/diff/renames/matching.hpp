// Finds drops and adds that belong together.
#pragma once

#include <vector>

#include "schemac/diff/renames.hpp"

namespace schemac::diff {

// A table or enum that differs from a new one only in its schema.
struct Move {
  bool is_table;
  sql::Pair<sql::QualifiedName> names;
};
std::vector<Move> moves_between_schemas(const sql::Schema& before, const sql::Schema& after);

}  // namespace schemac::diff
