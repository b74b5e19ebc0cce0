// Handles `\connect` in a plain dump: a migration runs in the one database that its URL names.
#pragma once

#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"
#include "script/prepared_script.hpp"

namespace schemac::migrate {

// A dump made with --create creates its database and connects to it: that stands for the database in which
// the script runs. Statements that create or alter it as a whole are left out and listed in `left_out`.
void leave_out_own_database(Prepared& prepared);

// Error: "meta-command" if a script connects to another database than the session's.
base::Status check_connects(pg::Session& session, const std::vector<Prepared>& prepared);

}  // namespace schemac::migrate
