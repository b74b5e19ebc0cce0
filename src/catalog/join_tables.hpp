// Tables of implicit many-to-many relations as different versions of Prisma make them.
#pragma once

#include "schemac/sql/schema.hpp"

namespace schemac::catalog {

// Prisma 6 and later make both columns the primary key, earlier ones put a unique index over them: one rule
// for the rows. Where `live` and `wanted` differ in nothing else there, `wanted` takes the form of `live`.
void adopt_key_of_pairs(const sql::Table& live, sql::Table& wanted);

}  // namespace schemac::catalog
