#pragma once

#include <optional>
#include <string>

#include "schemac/sql/schema.hpp"

namespace schemac::plan {

// A default as in Prisma's summary: Rust's debug form of its value, "None" for none.
std::string debug_default(const base::Box<sql::Default>& value);

}  // namespace schemac::plan
