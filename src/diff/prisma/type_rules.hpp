// The facts of type_change(): which built-in type can become which (docs/reference/prisma.md#type-changes,
// the full matrix as run).
#pragma once

#include "schemac/diff/steps.hpp"
#include "schemac/sql/types.hpp"

namespace schemac::diff {

TypeChange builtin_change(const sql::BuiltinType& from, const sql::BuiltinType& to);

}  // namespace schemac::diff
