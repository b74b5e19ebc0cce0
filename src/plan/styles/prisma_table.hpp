#pragma once

#include <string>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/render.hpp"
#include "sql/statements.hpp"

namespace schemac::plan {

// The clauses of one table in one ALTER TABLE, and the statements that must come before or after it
// (sequences, a renamed key).
Statements render_alter_table(const diff::AlterTable& step, const Options& options);

}  // namespace schemac::plan
