// Whether a database without a history may get one.
#pragma once

#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// P3005 where there are `ordinary_tables` in the connection's schema or the managed ones; the hint names
// them.
base::Status require_empty(pg::Session& session, const ApplyOptions& options);

}  // namespace schemac::migrate
