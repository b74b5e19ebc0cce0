// Whether a change may run on the database that it was compared with.
#pragma once

#include <functional>
#include <string>

#include "schemac/app/change.hpp"
#include "schemac/base/result.hpp"

namespace schemac::app {

struct Consent {
  bool accept_data_loss = false;                         // --accept-data-loss
  std::function<bool(const std::string& question)> ask;  // on a terminal; not set: nobody can be asked
};

// Errors: "change-impossible" with every finding that the steps would fail on; "data-loss" with what would be
// lost, where nobody has agreed to lose it. Under --style prisma every warning needs consent, as with Prisma;
// under the safe style only what destroys values (dropped tables and columns that hold some, casts that
// change some).
base::Status may_run(const Change& change, const Consent& consent);

}  // namespace schemac::app
