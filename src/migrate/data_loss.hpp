// Finds the data that a script would destroy in the database in its current state.
#pragma once

#include <vector>

#include "down_scripts.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/rollback.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// Tables, columns and schemas that have rows now. Objects that the script itself makes, or that do not exist,
// are no loss.
base::Result<std::vector<DataLoss>> find_losses(pg::Session& session, const std::vector<WayBack>& ways);

}  // namespace schemac::migrate
