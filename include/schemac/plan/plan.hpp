// A plan: everything that is known about a change before it runs. The script, its warnings and what a linter
// or a runner decides about it are read from here.
#pragma once

#include <string>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/render.hpp"
#include "schemac/plan/warnings.hpp"
#include "schemac/script/statement.hpp"

namespace schemac::plan {

// What stands under one comment line of a script.
struct Section {
  std::string heading;  // "CreateTable"; "DropView" and "CreateView" around a view that is made again
  size_t step = 0;      // index of the step that it comes from
  bool operator==(const Section&) const = default;
};

struct Plan {
  diff::Steps steps;
  std::vector<Section> sections;              // in order
  std::vector<script::Statement> statements;  // in order; those of a section follow each other
  std::vector<Warning> warnings;              // warnings(steps)
  std::vector<Check> checks;                  // checks(steps)
  std::vector<Warning> blockers;              // blockers(steps)
};

Plan make_plan(diff::Steps steps, const Options& options);

// The whole script: `-- StepName`, statements, a blank line between sections, one newline at the end.
// "-- This is an empty migration.\n" for no steps.
std::string write_script(const Plan& plan);

}  // namespace schemac::plan
