// A pooler in front of the server that hands its connections out per transaction (pgbouncer's pool_mode =
// transaction): session settings and advisory locks do not hold there, and locks leak to other clients.
#pragma once

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// Error "transaction-pooler", before anything is set or locked.
base::Status refuse_transaction_pooler(const pg::Session& session);

}  // namespace schemac::migrate
