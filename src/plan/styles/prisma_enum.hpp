#pragma once

#include <string>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/render.hpp"
#include "sql/statements.hpp"

namespace schemac::plan {

// ADD VALUE for each new value, or a rebuilt type if values are removed.
Statements render_alter_enum(const diff::AlterEnum& step, const Options& options);

std::string create_enum_sql(const sql::Enum& type, const Options& options);

}  // namespace schemac::plan
