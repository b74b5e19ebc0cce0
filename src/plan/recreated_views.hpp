// Views that somebody has agreed to have made again (sql::Dependent::view): gone from the first step that
// they are in the way of to the last one.
#pragma once

#include <string>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/render.hpp"

namespace schemac::plan {

struct ViewAside {
  std::string drop;    // without the final semicolon
  std::string create;  // one statement or more, without the last one's semicolon
  size_t first;        // the places of the steps
  size_t last;
};

// In the order of the surroundings.
std::vector<ViewAside> views_aside(const diff::Steps& steps, const Options& options);

}  // namespace schemac::plan
