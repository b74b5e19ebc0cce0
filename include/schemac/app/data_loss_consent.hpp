// Decides whether a change may be written, and whether it may run on the database it was compared with.
#pragma once

#include <string>

#include "schemac/app/change.hpp"
#include "schemac/app/context.hpp"
#include "schemac/base/result.hpp"

namespace schemac::app {

// The answers that the user gave by flags.
struct ChangeConsent {
  bool accept_data_loss = false;  // --accept-data-loss
  bool drop_tables = false;       // --drop-tables
  bool will_run = false;          // false: the change is only written
};

// True if the change destroys data for good. Under --style prisma every warning counts, as with Prisma. Under
// the safe style only destroyed values count (dropped tables and columns with values, casts that change
// values): for all other warnings the rows were checked and none is affected.
bool loses_data(const plan::Warning& finding, plan::Style style);

// Errors: "change-impossible" with every finding that makes a step fail; "data-loss" with the losses, if the
// user has not agreed to them.
base::Status may_run(const Change& change, const ChangeConsent& consent, const Prompt& prompt);

// Records that the user agreed to the losses, by a flag or an answer: the script does not check for them.
void agree_to_losses(Change& change);

// Detects a part of a schema that is mistaken for the whole: the change drops every table of a database
// schema, or more than half of its tables if it has four or more. A renamed table is not dropped. Error:
// "drop-tables" with the tables, if the user has not agreed. `schema` names the source of the wanted side.
base::Status may_drop_tables(const Change& change, const std::string& schema, const ChangeConsent& consent,
                             const Prompt& prompt);

}  // namespace schemac::app
