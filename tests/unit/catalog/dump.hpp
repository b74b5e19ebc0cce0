// A schema as lines of text, for the expected sections of the cases.
#pragma once

#include <string>

#include "schemac/sql/schema.hpp"

namespace schemac::catalog {

std::string dump(const sql::Schema& schema);

}  // namespace schemac::catalog
