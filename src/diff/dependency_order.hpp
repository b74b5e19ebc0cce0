// Orders steps by need: what a step uses is made before it, what it gives up goes after it, and a name is
// free before something else gets it. Ties keep the order in which the steps come, so that a policy's places
// decide wherever PostgreSQL does not.
#pragma once

#include "schemac/diff/steps.hpp"

namespace schemac::diff {

// The same steps; unchanged if they are in order. A circle is opened at its first step.
Steps in_order_of_need(Steps steps);

// True if no step stands before one that it needs.
bool is_in_order_of_need(const Steps& steps);

}  // namespace schemac::diff
