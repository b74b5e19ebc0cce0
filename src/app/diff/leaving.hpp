// Lists the objects that a migration drops, for the query that reads what is dropped along with them.
#pragma once

#include "schemac/catalog/belongings.hpp"
#include "schemac/diff/steps.hpp"

namespace schemac::app {

// Uses the names in the steps.
catalog::Leaving leaving_of(const diff::Steps& steps);

}  // namespace schemac::app
