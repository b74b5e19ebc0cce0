// What a difference between two schemas means to somebody who looks for drift.
#pragma once

#include <vector>

#include "schemac/app/drift.hpp"
#include "schemac/diff/steps.hpp"

namespace schemac::app {

// `steps` turn the state of the migrations into the state of the database; the result has one entry for each
// object that they change.
std::vector<DriftEntry> drift_entries(const diff::Steps& steps);

}  // namespace schemac::app
