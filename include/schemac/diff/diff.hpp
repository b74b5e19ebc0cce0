// Compares two relational schemas. Pure: knows no schema language, no connection and no SQL text.
// Source of matching, equality and order: PRISMA.md E (Prisma's engine, as run).
#pragma once

#include "schemac/diff/steps.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::diff {

// The steps that turn `before` into `after`, in execution order; empty when nothing differs. Everything is
// matched by exact name; a rename is a drop and an add. Same input, same steps.
Steps diff(const sql::Pair<sql::Schema>& schemas);

// How a column's type changes, list and scalar included.
TypeChange type_change(const sql::Pair<sql::Column>& columns);

// Whether two defaults are the same to the database (PRISMA.md E.2).
bool same_default(const sql::Pair<sql::Column>& columns);

}  // namespace schemac::diff
