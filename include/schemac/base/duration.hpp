// Durations as people write them: in flags and in schemac.toml.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace schemac::base {

// Takes "500ms", "2s", "10min", "1h"; a number alone counts seconds. None for any other text, also for
// negative numbers.
std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);

// The same form, in the largest unit without a fraction: "90s", "2min", "1500ms".
std::string show_duration(std::chrono::milliseconds duration);

}  // namespace schemac::base
