// What a way back cannot bring back.
#pragma once

#include <string>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/render.hpp"

namespace schemac::plan {

// Comment lines for the top of down.sql: the values and objects that `steps` (the way there) destroy, one
// line each, and behind them `others`; "" where the way back restores everything.
std::string not_restored(const diff::Steps& steps, const Options& options,
                         const std::vector<std::string>& others = {});

}  // namespace schemac::plan
