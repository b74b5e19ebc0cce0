// Generated schemas of any size, shaped like real ones: about 1.1 KB and 17 fields a model, relations, enums,
// indexes.
#pragma once

#include <string>

#include "schemac/psl/datamodel.hpp"
#include "schemac/source/source.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::bench {

// `models` models and one enum for ten of them. Same number, same text.
std::string generate_schema(int models);

// Every tenth model gets another column, index or type: the second side of a diff.
std::string generate_changed_schema(int models);

source::SourceSet sources_of(const std::string& text);
psl::Datamodel resolved(const std::string& text);
sql::Schema lowered(const std::string& text);

}  // namespace schemac::bench
