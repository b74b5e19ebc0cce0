// Finds out after a lost connection what was committed.
#pragma once

#include "schemac/migrate/apply.hpp"
#include "schemac/pg/url.hpp"

namespace schemac::migrate {

// Queries the server again, if it answers soon, and adds to the failure's hint which migrations this run
// committed, and whether the interrupted one was committed after all. `undone` is true only if the server has
// confirmed it.
void find_out(const pg::ConnectionUrl& url, const ApplyOptions& options, ApplyResult& result);

}  // namespace schemac::migrate
