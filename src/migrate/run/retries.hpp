// When a unit that another transaction was in the way of is tried again.
#pragma once

#include <chrono>

#include "schemac/base/result.hpp"

namespace schemac::migrate {

// A lock timeout, a deadlock, a serialization failure.
bool is_worth_a_retry(const base::Error& error);

// Longer with each attempt, at random, so that two runs do not meet again and again.
std::chrono::milliseconds pause_before(int attempt);

}  // namespace schemac::migrate
