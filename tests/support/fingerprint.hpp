// Everything of a database that a change must leave right, as text: to compare it with a freshly made twin.
#pragma once

#include <string>

#include "schemac/pg/session.hpp"

namespace schemac::testing {

// Columns in order with type, NOT NULL, default, identity, generated; sequences with type, limits and owner;
// indexes; constraints with NOT VALID; enum values in order; views; policies; triggers. `ordered`: the order
// of columns counts.
std::string fingerprint(pg::Session& session, bool ordered = true);

}  // namespace schemac::testing
