// The server's lock table is of a fixed size: a transaction that makes thousands of tables can fill it, and
// then fails with "out of shared memory", after all that work, and so do others that happen to need a lock at
// that time.
#pragma once

#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"
#include "script/prepared_script.hpp"

namespace schemac::migrate {

// How many entries the largest transaction of the script holds at its end, at least.
size_t lock_entries(const Prepared& script);

// Error "lock-table-too-small", with the value that max_locks_per_transaction needs, where a migration cannot
// fit. Asks the server only about scripts that are large.
base::Status check_lock_table(pg::Session& session, const std::vector<Prepared>& prepared);

}  // namespace schemac::migrate
