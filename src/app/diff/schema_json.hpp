// Converts sql::Schema to JSON and back, for files that only schemac reads.
#pragma once

#include <optional>
#include <string>

#include "replay/cache.hpp"

namespace schemac::app {

std::string to_text(const ReplayedState& state);
// None for any other text.
std::optional<ReplayedState> from_text(const std::string& text);

}  // namespace schemac::app
