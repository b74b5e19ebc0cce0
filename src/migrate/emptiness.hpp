// Checks whether a database without a history may get one.
#pragma once

#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// Error: P3005 if the connection's schema or the managed ones have `ordinary_tables`; the hint names
// them.
base::Status require_empty(pg::Session& session, const ApplyOptions& options);

}  // namespace schemac::migrate
