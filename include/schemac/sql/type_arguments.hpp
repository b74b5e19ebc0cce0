// Types as the catalog has them.
#pragma once

#include "schemac/sql/schema.hpp"

namespace schemac::sql {

// What is written without its argument has one in the catalog: CHAR is CHAR(1), TIMESTAMPTZ is
// TIMESTAMPTZ(6), DECIMAL(5) is DECIMAL(5,0) (PRISMA.md D6). Types that are equal afterwards are one type.
Type with_arguments(const Type& type);

}  // namespace schemac::sql
