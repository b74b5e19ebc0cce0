// Refuses a pooler that assigns its connections per transaction (pgbouncer's pool_mode = transaction):
// session settings and advisory locks do not last there, and locks leak to other clients.
#pragma once

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// Error: "transaction-pooler", before any setting or lock is made.
base::Status refuse_transaction_pooler(const pg::Session& session);

}  // namespace schemac::migrate
