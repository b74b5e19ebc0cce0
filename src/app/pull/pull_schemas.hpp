// Implements `pull --schemas a,b`: reads other schemas than the datasource lists.
#pragma once

#include <string>
#include <vector>

#include "schemac/app/schema.hpp"

namespace schemac::app {

// The schema with `schemas = [..]` in its datasource: an existing line is replaced, else one is added at the
// block's end. Models without @@schema stay unchanged.
Schema with_schemas(Schema schema, const std::vector<std::string>& schemas);

}  // namespace schemac::app
