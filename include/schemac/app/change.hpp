// From two schemas to the steps between them, with everything that a live database has to say about them.
#pragma once

#include <optional>
#include <vector>

#include "schemac/app/external.hpp"
#include "schemac/base/result.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/diff/renames.hpp"
#include "schemac/diff/steps.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/plan/render.hpp"
#include "schemac/plan/warnings.hpp"
#include "schemac/sql/belongings.hpp"
#include "schemac/sql/schema.hpp"
#include "schemac/sql/surroundings.hpp"

namespace schemac::app {

// What nobody gets without asking for it.
struct OptIns {
  bool strict = false;  // diff::DiffOptions::strict; of the safe style
  bool recreate_views =
      false;          // a plain view in the way of a change is dropped and made again; of the safe style
  External external;  // left out of the comparison
};

struct Change {
  plan::Options rendering;
  diff::DiffOptions wishes;
  diff::Steps steps;    // renames first
  diff::Steps renames;  // of them, the renames
  // What the other steps start from: the previous side under its new names, and the next side in the spelling
  // of the database.
  sql::Pair<sql::Schema> schemas;
  // For the top of the file: true of whatever database it will run on.
  std::vector<plan::Warning> warnings;
  // Of the database that was asked: Prisma's warnings with its numbers of rows, what stands in the way of a
  // step, and rows that a step fails on or changes. Empty where none was asked.
  std::vector<plan::Warning> findings;
  // What leaves with the objects that the steps take, as the database that was asked says it; nothing where
  // none was asked or it did not answer.
  std::optional<sql::Belongings> belongings;
  // What the way back meets of what the way there does: `rendering.surroundings`, and how the views among it
  // are made again, whether or not somebody asked for it there.
  sql::Surroundings around_way_back;
};

diff::Policy policy_of(const plan::Options& rendering);

// `live`, where given, is the database that holds `schemas.before`; it is only read (a check may make a
// function in pg_temp, in a transaction that is rolled back). A question that it does not answer in 30
// seconds, or that the role may not ask, is left out. Errors: of the connection.
// "P3023"; diff::rename's; "name-too-long" for a name or label that PostgreSQL would cut (safe style).
base::Result<Change> plan_change(sql::Pair<sql::Schema> schemas,
                                 const std::vector<diff::RenameRequest>& renames, plan::Options rendering,
                                 pg::Session* live, const OptIns& opt_ins = {});

// The way back, with what it cannot restore on its first lines.
std::string down_script(const Change& change);

}  // namespace schemac::app
