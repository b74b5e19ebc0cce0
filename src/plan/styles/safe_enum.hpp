#pragma once

#include <string>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/checks.hpp"
#include "schemac/plan/render.hpp"
#include "sql/statements.hpp"

namespace schemac::plan {

// An AlterEnum step of the safe style: values at their place, or the type built again under the same name.
Statements render_safe_enum(const diff::AlterEnum& step, const Options& options);

// For each removed value, where it is still used.
std::vector<Check> removed_value_checks(const diff::AlterEnum& step, const Options& options);

// Rows that would be equal in a unique key once their values are merged.
std::vector<Check> merged_row_checks(const diff::AlterEnum& step, const Options& options);

// What uses a column of a type that is built again, each once.
std::vector<sql::Dependent> rebuilt_around(const diff::AlterEnum& step, const Options& options);

// Checks, indexes and views whose text names a removed value: nothing can bring them back.
std::vector<std::string> removed_value_blockers(const diff::AlterEnum& step, const Options& options);

}  // namespace schemac::plan
