// Adds the default arguments of types, as the catalog stores them.
#pragma once

#include "schemac/sql/schema.hpp"

namespace schemac::sql {

// A type written without its argument has one in the catalog: CHAR is CHAR(1), TIMESTAMPTZ is TIMESTAMPTZ(6),
// DECIMAL(5) is DECIMAL(5,0) (docs/reference/safe-style-defects.md#d6). Types with equal results are one
// type.
Type with_arguments(const Type& type);

}  // namespace schemac::sql
