// Views that the user agreed to recreate (sql::Dependent::view): dropped before the first step that they
// block and created after the last one.
#pragma once

#include <string>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/render.hpp"

namespace schemac::plan {

struct ViewAside {
  std::string drop;    // without the final semicolon
  std::string create;  // one statement or more, without the last one's semicolon
  size_t first;        // the indexes of the steps
  size_t last;
};

// In the order of the surroundings.
std::vector<ViewAside> views_aside(const diff::Steps& steps, const Options& options);

}  // namespace schemac::plan
