// Tables of implicit many-to-many relations as different versions of Prisma make them.
#pragma once

#include "schemac/sql/schema.hpp"

namespace schemac::catalog {

// Prisma 6 and later make both columns the primary key, earlier versions put a unique index over them: the
// rows follow one rule. If `live` and `wanted` differ there only in this, `wanted` takes the form of `live`.
void adopt_key_of_pairs(const sql::Table& live, sql::Table& wanted);

}  // namespace schemac::catalog
