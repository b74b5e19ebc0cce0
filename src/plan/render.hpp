// Writes steps as SQL statements. One function per kind of step, no decisions: `diff` has made them.
#pragma once

#include "schemac/diff/steps.hpp"
#include "schemac/plan/wording.hpp"
#include "schemac/sql/surroundings.hpp"
#include "sql/spelling.hpp"
#include "sql/statements.hpp"

namespace schemac::plan {

// What the statements of every step are written from.
struct Ground {
  const Spelling& spelling;
  const sql::Surroundings& around;
  Losses losses;
  const ExactDefinitions& exact;
};

// The statements of one step, each with its terminating semicolon; comments of a statement are before it in
// the same string.
Statements render_step(const diff::Step& step, const Ground& ground);

}  // namespace schemac::plan
