// What a new column costs: whether PostgreSQL writes every row anew for it
// (docs/reference/postgres.md#rewrites).
#pragma once

#include "schemac/script/effects.hpp"
#include "tree.hpp"

namespace schemac::ddl {

// `column` is a ColumnDef of ADD COLUMN. Sets scans, rewrites and builds_index where it answers more than is
// there.
void add_column_effects(const Tree& column, script::Effects& effects);

// New relations that a CREATE TABLE's element brings: a key's index, a sequence. `element` is a ColumnDef or
// a Constraint.
size_t relations_of(const Tree& element);
// Whether a column of this ColumnDef can be so long that its table gets a TOAST table.
bool can_be_long(const Tree& column);

}  // namespace schemac::ddl
