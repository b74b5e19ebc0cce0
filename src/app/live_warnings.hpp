// plan::warnings asked of a live database: with real numbers, and only where there is something to lose.
#pragma once

#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/diff/steps.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/plan/warnings.hpp"

namespace schemac::app {

// Prisma's "Live" texts (PRISMA.md E.10), in its order. Counts rows, in one round trip; writes nothing.
base::Result<std::vector<plan::Warning>> live_warnings(pg::Session& session, const diff::Steps& steps);

}  // namespace schemac::app
