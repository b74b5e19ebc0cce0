// The comment of a down script about values and objects that it cannot restore.
#pragma once

#include <string>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/wording.hpp"
#include "schemac/sql/surroundings.hpp"

namespace schemac::plan {

// Comment lines for the top of down.sql: the values and objects that `steps` (of the up script) destroy, one
// a line, followed by `others`; "" if the down script restores everything.
std::string not_restored(const diff::Steps& steps, const Wording& wording, const sql::Surroundings& around,
                         const std::vector<std::string>& others = {});

}  // namespace schemac::plan
