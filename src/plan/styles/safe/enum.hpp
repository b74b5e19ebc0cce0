// What an enum that loses values asks of the rows and of the objects around it.
#pragma once

#include <string>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/checks.hpp"
#include "schemac/sql/surroundings.hpp"
#include "sql/spelling.hpp"

namespace schemac::plan::safe {

// For each removed value, a check for rows that still have it.
std::vector<Check> removed_value_checks(const diff::AlterEnum& step, const Spelling& spelling,
                                        const sql::Surroundings& around);

// Rows that would be equal in a unique key after their values are merged.
std::vector<Check> merged_row_checks(const diff::AlterEnum& step, const Spelling& spelling);

// The dependents of columns of a rebuilt type.
sql::Objects rebuilt_around(const diff::AlterEnum& step, const Spelling& spelling,
                            const sql::Surroundings& around);

// Checks, indexes and views whose text names a removed value: they cannot be restored.
std::vector<std::string> removed_value_blockers(const diff::AlterEnum& step, const Spelling& spelling,
                                                const sql::Surroundings& around);

}  // namespace schemac::plan::safe
