// What a database holds when a change has run: the next side, with what the comparison takes for equal or
// leaves alone as the database has it.
#pragma once

#include "schemac/app/change.hpp"

namespace schemac::app {

// Not the next side itself: an unmanaged partial index may stand for one of its indexes, a second index
// beside an equal one stays, and so does a column that somebody added to the table of an implicit m:n
// relation.
sql::Schema after_running(const Change& change);

}  // namespace schemac::app
