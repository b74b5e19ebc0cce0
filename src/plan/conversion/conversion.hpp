// Converts the values of a column in a type change (docs/reference/safe-style-defects.md#type-conversions;
// every pair as run on PostgreSQL 14 to 18).
#pragma once

#include <string>
#include <vector>

#include "schemac/plan/checks.hpp"
#include "schemac/sql/schema.hpp"
#include "sql/spelling.hpp"

namespace schemac::plan {

struct Conversion {
  std::string expression;   // behind USING; "" if the assignment cast is enough
  bool impossible = false;  // no value of one type is valid for the other: `expression` makes NULLs
  bool in_utc = false;      // the result depends on the session's time zone
};

// For a column whose type changes (or whose values are moved into or out of a list).
Conversion conversion(const sql::Pair<sql::Column>& columns, const Spelling& spelling);

// Checks for rows that make the conversion fail or lose information.
std::vector<Check> conversion_checks(const sql::QualifiedName& table, const sql::Pair<sql::Column>& columns,
                                     const Spelling& spelling);

}  // namespace schemac::plan
