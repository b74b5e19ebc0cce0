#pragma once

#include <string>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/checks.hpp"
#include "schemac/plan/render.hpp"
#include "sql/statements.hpp"

namespace schemac::plan {

// An AlterEnum step of the safe style: values at their places, or the type rebuilt under the same name.
Statements render_safe_enum(const diff::AlterEnum& step, const Options& options);

// For each removed value, a check for rows that still have it.
std::vector<Check> removed_value_checks(const diff::AlterEnum& step, const Options& options);

// Rows that would be equal in a unique key after their values are merged.
std::vector<Check> merged_row_checks(const diff::AlterEnum& step, const Options& options);

// The dependents of columns of a rebuilt type, each once.
std::vector<sql::Dependent> rebuilt_around(const diff::AlterEnum& step, const Options& options);

// Checks, indexes and views whose text names a removed value: they cannot be restored.
std::vector<std::string> removed_value_blockers(const diff::AlterEnum& step, const Options& options);

}  // namespace schemac::plan
