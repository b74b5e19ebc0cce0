// Previews a run for `apply --dry-run`.
#pragma once

#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/script/effects.hpp"

namespace schemac::migrate {

struct PlannedStatement {
  uint32_t line = 0;
  std::string sql;                 // a text above 16 KB is cut there and ends in " ..."
  std::vector<std::string> locks;  // strongest first: "ACCESS EXCLUSIVE on \"User\""; empty if not recognized
  // Under those locks; see script::Effects.
  script::Answer scans = script::Answer::no;
  script::Answer rewrites = script::Answer::no;
  script::Answer builds_index = script::Answer::no;
  bool operator==(const PlannedStatement&) const = default;
};

// A unit that commits as a whole, or one statement that cannot run in a transaction.
struct PlannedUnit {
  bool transaction = true;
  bool batches = false;  // its one statement runs in several transactions
  std::vector<PlannedStatement> statements;
  bool operator==(const PlannedUnit&) const = default;
};

struct PlannedMigration {
  std::string name;
  std::string checksum;
  size_t statements_done = 0;  // completed by an earlier run that was interrupted
  std::vector<PlannedUnit> units;
  size_t untold = 0;  // statements that are not in `units`: of more than 1,000 those that only read and write
                      // rows, of more than 10,000 all others
  bool operator==(const PlannedMigration&) const = default;
};

struct Preview {
  std::vector<PlannedMigration> migrations;
  std::vector<std::string> taken_back_first;  // interrupted rollbacks, which are completed first
  std::vector<std::string> out_of_order;
  bool operator==(const Preview&) const = default;
};

// Takes no lock and changes nothing. Errors: those of apply that come before anything runs.
base::Result<Preview> preview(pg::Session& session, const Folder& folder, const ApplyOptions& options = {},
                              Observer* observer = nullptr);

}  // namespace schemac::migrate
