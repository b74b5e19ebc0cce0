// Checks that a migration's locks fit into the server's lock table, whose size is fixed. A transaction that
// makes thousands of tables can fill it, and then fails with "out of shared memory" after all that work; so
// do other sessions that need a lock at that time.
#pragma once

#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"
#include "script/prepared_script.hpp"

namespace schemac::migrate {

// The minimum number of entries that the largest transaction of the script holds at its end.
size_t lock_entries(const Prepared& script);

// Error: "lock-table-too-small", with the required value of max_locks_per_transaction, if a migration cannot
// fit. Queries the server only for large scripts.
base::Status check_lock_table(pg::Session& session, const std::vector<Prepared>& prepared);

}  // namespace schemac::migrate
