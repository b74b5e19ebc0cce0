#pragma once

#include <string>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/checks.hpp"
#include "schemac/plan/render.hpp"

namespace schemac::plan {

// An AlterEnum step of the safe style: values at their place, or the type built again under the same name.
std::vector<std::string> render_safe_enum(const diff::AlterEnum& step, const Options& options);

// For each removed value, where it is still used.
std::vector<Check> removed_value_checks(const diff::AlterEnum& step, const Options& options);

// Checks and indexes whose text names a removed value: nothing can bring them back.
std::vector<std::string> removed_value_blockers(const diff::AlterEnum& step, const Options& options);

}  // namespace schemac::plan
