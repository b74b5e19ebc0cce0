// What data a script destroys in the database as it is.
#pragma once

#include <vector>

#include "down_scripts.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/rollback.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// Tables, columns and schemas that hold rows now. What a script makes itself, or what is not there, is no
// loss.
base::Result<std::vector<DataLoss>> find_losses(pg::Session& session, const std::vector<WayBack>& ways);

}  // namespace schemac::migrate
