// A lock of the session that runs the statements.
//
// The advisory lock that Prisma knows lies on a connection of its own and is free the moment its holder is
// killed; the server may work on the killed holder's last statement, or commit it, for a while longer.
// Whoever comes next waits for that session too, or it would find half of what is about to be there.
#pragma once

#include <chrono>

#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// Polls. Held until the session ends: reset_session leaves it alone. P1002 after `wait`.
base::Status hold_own_lock(pg::Session& session, std::chrono::milliseconds wait, Observer& observer);

// Everything that DISCARD ALL resets but advisory locks, and the role. Outside a transaction.
base::Status discard_all_but_locks(pg::Session& session);

// Makes the server notice within a second that this client is gone, and stop what it does for it. Where the
// server cannot (client_connection_check_interval needs Linux), it goes on to the end of its statement.
void let_server_watch_client(pg::Session& session);

}  // namespace schemac::migrate
