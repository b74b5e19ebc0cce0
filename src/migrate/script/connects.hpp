// `\connect` in a plain dump: a migration runs in the one database that its URL names.
#pragma once

#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"
#include "script/prepared_script.hpp"

namespace schemac::migrate {

// A dump made with --create begins by making its database and connects to it: that database is the one that
// the script runs in, so what makes or changes it as a whole is left out and listed in `left_out`.
void leave_out_own_database(Prepared& prepared);

// "meta-command" where a script connects to another database than the session's.
base::Status check_connects(pg::Session& session, const std::vector<Prepared>& prepared);

}  // namespace schemac::migrate
