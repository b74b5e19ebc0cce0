// Makes the database match the schema without a migration file (`db push`).
#pragma once

#include <string>
#include <vector>

#include "schemac/app/context.hpp"
#include "schemac/app/diff.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/execute.hpp"

namespace schemac::app {

struct PushRequest {
  bool accept_data_loss = false;
  bool drop_tables = false;  // data_loss_consent.hpp, may_drop_tables
  bool force_reset = false;  // first drops the managed schemas with all their objects and makes them again
  plan::Style style = plan::Style::safe;
  OptIns opt_ins;  // --strict (or `strict` of schemac.toml), --recreate-views
};

struct PushReport {
  DiffReport diff;  // from the database before the push (after a reset: empty) to the schema
  std::string database;
  std::vector<plan::Warning> warnings;  // with the numbers of rows of this database
  bool reset = false;
  bool executed = false;  // false: there was nothing to do, or `refusal` has the reason
  // "data-loss" if neither the flag nor the person accepts a loss, "unexecutable" for steps that would fail
  // on the existing rows, "drop-tables".
  std::optional<base::Error> refusal;
  migrate::AppliedMigration ran;                   // its statements; empty if nothing was executed
  std::optional<migrate::FailedMigration> failed;  // the script, if it failed: undone, or in part
};

// Changes nothing if the report has a refusal. The script runs as a migration does: in one transaction, or in
// units if it cannot (an invalid index, a new enum value that is used at once); `failed` says what remains.
// Errors: of the schema, the connection, "P1002" for the lock that another run of Prisma or schemac holds,
// "reset-forbidden".
base::Result<PushReport> push(const Context& context, const PushRequest& request);

}  // namespace schemac::app
