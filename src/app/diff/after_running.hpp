// The expected content of a database after a change: the next side, except where the comparison treats
// another object of the database as equal or keeps it.
#pragma once

#include "schemac/app/change.hpp"

namespace schemac::app {

// Differs from the next side: an unmanaged partial index may replace one of its indexes, a second index
// beside an equal one stays, and so does a column that was added by hand to the table of an implicit m:n
// relation.
sql::Schema after_running(const Change& change);

}  // namespace schemac::app
