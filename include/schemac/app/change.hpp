// A change: the steps between two schemas, with the findings of a live database about them.
#pragma once

#include <optional>
#include <vector>

#include "schemac/app/external.hpp"
#include "schemac/base/result.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/diff/renames.hpp"
#include "schemac/diff/steps.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/plan/plan.hpp"
#include "schemac/plan/warnings.hpp"
#include "schemac/plan/wording.hpp"
#include "schemac/sql/schema.hpp"
#include "schemac/sql/surroundings.hpp"

namespace schemac::app {

// Options that are off unless the user asks for them.
struct OptIns {
  bool strict = false;  // diff::DiffOptions::strict; of the safe style
  bool recreate_views =
      false;          // a plain view in the way of a change is dropped and made again; of the safe style
  External external;  // left out of the comparison
};

struct Change {
  // The script, and the warnings that hold for any database on which it will run. The renames come first.
  plan::Plan plan;
  // What the plan was made from, for the way back and for another plan of the same steps.
  plan::Wording wording;
  sql::Surroundings surroundings;
  plan::Losses losses = plan::Losses::refused;
  diff::DiffOptions wishes;
  diff::Steps renames;  // those of the plan
  // The two schemas that the other steps compare: `before` after the renames, and `after` in the spelling of
  // the database.
  sql::Pair<sql::Schema> schemas;
  // Findings of the live database: Prisma's warnings with numbers of rows, objects that block a step, and
  // rows that a step fails on or changes. Empty if no database was asked.
  std::vector<plan::Warning> findings;
  // Objects that are dropped along with those that the steps drop, as read from the live database. Empty if
  // no database was asked or it did not answer.
  std::optional<sql::Objects> belongings;
  // The surroundings for the down script: `surroundings`, where every view has the statements that
  // recreate it, also if the user did not ask to recreate views.
  sql::Surroundings around_way_back;
};

// `live`, if given, is the database that holds `schemas.before`. It is only read (a check may create a
// function in pg_temp, in a transaction that is rolled back). A query that takes more than 30 seconds, or
// that the role may not run, is left out. Errors: of the connection; "P3023"; diff::rename's; "name-too-long"
// for a name or label that PostgreSQL would cut (safe style).
base::Result<Change> plan_change(sql::Pair<sql::Schema> schemas,
                                 const std::vector<diff::RenameRequest>& renames, plan::Wording wording,
                                 plan::Losses losses, pg::Session* live, const OptIns& opt_ins = {});

// Makes the plan anew, from its steps and what stands beside it.
void plan_again(Change& change);

// The down script; its first lines list everything that it cannot restore.
std::string down_script(const Change& change);

}  // namespace schemac::app
