// How the values of a column come through a type change (SAFE.md 2; every pair as run on PostgreSQL 14 to
// 18).
#pragma once

#include <string>
#include <vector>

#include "schemac/plan/checks.hpp"
#include "schemac/sql/schema.hpp"
#include "sql/spelling.hpp"

namespace schemac::plan {

struct Conversion {
  std::string expression;   // behind USING; "" where the assignment cast does it
  bool impossible = false;  // no value of one type is one of the other: `expression` makes NULLs
  bool in_utc = false;      // the result depends on the session's time zone
};

// Of a column whose type changes (or whose values move into or out of a list).
Conversion conversion(const sql::Pair<sql::Column>& columns, const Spelling& spelling);

// What rows can make it fail or lose something.
std::vector<Check> conversion_checks(const sql::QualifiedName& table, const sql::Pair<sql::Column>& columns,
                                     const Spelling& spelling);

}  // namespace schemac::plan
