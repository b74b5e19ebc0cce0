// Makes the database match the schema without a migration file (`db push`).
#pragma once

#include <string>
#include <vector>

#include "schemac/app/diff.hpp"
#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"

namespace schemac::app {

struct PushRequest {
  bool accept_data_loss = false;
  bool force_reset = false;  // drops the managed schemas with everything in them, and makes them again, first
  plan::Style style = plan::Style::safe;
  OptIns opt_ins;  // --strict (or `strict` of schemac.toml), --recreate-views
};

struct PushReport {
  DiffReport diff;  // from the database as it was (after a reset: empty) to the schema
  std::string database;
  std::vector<plan::Warning> warnings;  // with the numbers of this database
  bool reset = false;
  bool executed = false;  // false: there was nothing to do, or `refusal` says why not
  // "data-loss" where warnings were not accepted, "unexecutable" for steps that would fail on the rows there
  // are.
  std::optional<base::Error> refusal;
};

// Nothing is changed where the report refuses; a script that fails is undone as a whole. Errors: of the
// schema, the connection, "P1002" for the lock that another run of Prisma or schemac holds, the failed
// statement's.
base::Result<PushReport> push(const Project& project, const PushRequest& request, const Reporter& reporter);

}  // namespace schemac::app
