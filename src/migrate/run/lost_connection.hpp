// After the connection was lost: what is known to be committed.
#pragma once

#include "schemac/migrate/apply.hpp"
#include "schemac/pg/url.hpp"

namespace schemac::migrate {

// Asks the server once more, if it answers soon, and says in the failure's hint what it knows: which
// migrations this run committed, and whether the one that was cut off is in the database after all. `undone`
// is true only where the server has said so.
void find_out(const pg::ConnectionUrl& url, const ApplyOptions& options, ApplyResult& result);

}  // namespace schemac::migrate
