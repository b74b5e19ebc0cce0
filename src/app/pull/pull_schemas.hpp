// `pull --schemas a,b`: other schemas than the datasource lists.
#pragma once

#include <string>
#include <vector>

#include "schemac/app/schema.hpp"

namespace schemac::app {

// The schema as if its datasource said `schemas = [..]`: what was there is replaced, else the line is added
// at the block's end. Models without @@schema keep what they say.
Schema with_schemas(Schema schema, const std::vector<std::string>& schemas);

}  // namespace schemac::app
