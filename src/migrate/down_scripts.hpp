// Chooses the migrations for a rollback, and runs their down.sql.
#pragma once

#include <string>
#include <vector>

#include "run/script_runner.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/migrate/history.hpp"
#include "schemac/migrate/rollback.hpp"

namespace schemac::migrate {

struct WayBack {
  Row row;
  Prepared script;
};

// The rows whose migration is applied or partly rolled back, the last applied first.
std::vector<Row> applied_rows(const std::vector<Row>& history);

// down.sql of each, in this order. Errors: "down-missing", prepare_rollback's.
base::Result<std::vector<WayBack>> ways_back(const Folder& folder, const std::vector<Row>& rows);

// Checks that the down.sql of migrations that will be applied exist and are readable. Errors: "down-missing",
// prepare_rollback's.
base::Status check_ways_back(const Folder& folder, const std::vector<std::string>& names);

// Runs the scripts until one fails.
base::Result<RollbackResult> take_back(ScriptRunner& runner, const std::vector<WayBack>& ways,
                                       Observer& observer);

}  // namespace schemac::migrate
