// What a way back cannot bring back.
#pragma once

#include <string>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/render.hpp"

namespace schemac::plan {

// Comment lines for the top of down.sql: the values and objects that `steps` (the way there) destroy, one
// line each; "" where the way back restores everything.
std::string not_restored(const diff::Steps& steps, const Options& options);

}  // namespace schemac::plan
