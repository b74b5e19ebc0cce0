// What leaves in a migration, as the database is asked about it.
#pragma once

#include "schemac/catalog/belongings.hpp"
#include "schemac/diff/steps.hpp"

namespace schemac::app {

// Under the names that the steps say.
catalog::Leaving leaving_of(const diff::Steps& steps);

}  // namespace schemac::app
