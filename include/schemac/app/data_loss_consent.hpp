// Whether a change may be written, and whether it may run on the database that it was compared with.
#pragma once

#include <functional>
#include <string>

#include "schemac/app/change.hpp"
#include "schemac/base/result.hpp"

namespace schemac::app {

struct ChangeConsent {
  bool accept_data_loss = false;                         // --accept-data-loss
  bool drop_tables = false;                              // --drop-tables
  bool will_run = false;                                 // else the change is only written
  std::function<bool(const std::string& question)> ask;  // on a terminal; not set: nobody can be asked
};

// Whether the change loses what nobody gets back. Under --style prisma every warning counts, as with Prisma;
// under the safe style only what destroys values (dropped tables and columns that hold some, casts that
// change some): the rest was asked of the rows, and found free.
bool loses_data(const plan::Warning& finding, plan::Style style);

// Errors: "change-impossible" with every finding that the steps would fail on; "data-loss" with what would be
// lost, where nobody has agreed to lose it.
base::Status may_run(const Change& change, const ChangeConsent& consent);

// Somebody has agreed to what is lost, by a flag or an answer: the script does not ask again.
void agree_to_losses(Change& change);

// A half of a schema that is taken for the whole shows here: the change drops every table of a database
// schema, or more than half of its tables where it has four or more. Renamed tables are not dropped.
// "drop-tables" with the tables, where nobody has agreed; `schema` is where the wanted side was read.
base::Status may_drop_tables(const Change& change, const std::string& schema, const ChangeConsent& consent);

}  // namespace schemac::app
