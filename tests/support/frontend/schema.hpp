// Schema text through the whole front end, for tests that start where it ends.
#pragma once

#include <string>
#include <vector>

#include "schemac/sql/schema.hpp"
#include "support/files.hpp"

namespace schemac::testing {

// Parsed, resolved and lowered. Throws with the rendered diagnostics if the schema has an error.
sql::Schema lowered(const std::vector<PathAndText>& files, const std::string& default_schema = "public");
sql::Schema lowered(const std::string& text);

}  // namespace schemac::testing
