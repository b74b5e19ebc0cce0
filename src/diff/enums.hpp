#pragma once

#include "matching.hpp"

namespace schemac::diff {

void create_enums(const Matching& m, Steps& steps);
void alter_enums(const Matching& m, Steps& steps);
void drop_enums(const Matching& m, Steps& steps);

}  // namespace schemac::diff
