// A plan: everything that is known about a change before it runs. The script, its warnings and what a linter
// or a runner decides about it are read from here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/checks.hpp"
#include "schemac/plan/warnings.hpp"
#include "schemac/plan/wording.hpp"
#include "schemac/script/statement.hpp"
#include "schemac/sql/surroundings.hpp"

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
  std::vector<Warning> warnings;              // of warnings.hpp
  // Questions to the rows of a live database before the steps run; see checks.hpp.
  std::vector<Check> checks;
  std::vector<Warning> blockers;  // of warnings.hpp
};

// `around`: the objects around those that change; empty without a live database. The shapes of the
// statements: docs/reference/prisma.md#sql-text (byte for byte what Prisma 7.10 writes), docs/safe-style.md.
Plan make_plan(diff::Steps steps, const Wording& wording = {}, const sql::Surroundings& around = {},
               Losses losses = Losses::refused, const ExactDefinitions& exact = {});

// The whole script: `-- StepName`, statements, a blank line between sections, one newline at the end.
// "-- This is an empty migration.\n" for no steps.
std::string write_script(const Plan& plan);

// "CreateTable": the word of the comment above the step's statements.
std::string_view step_name(const diff::Step& step);

}  // namespace schemac::plan
