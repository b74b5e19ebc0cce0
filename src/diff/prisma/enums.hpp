#pragma once

#include "matching.hpp"

namespace schemac::diff {

// True if the column is of that enum.
bool has_type(const sql::Column& column, const sql::QualifiedName& type);

void create_enums(const Matching& m, Steps& steps);
void alter_enums(const Matching& m, Steps& steps);
void drop_enums(const Matching& m, Steps& steps);

}  // namespace schemac::diff
