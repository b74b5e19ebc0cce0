// The fourteen digits with which a migration's name starts: YYYYMMDDHHMMSS in UTC.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace schemac::migrate {

std::string utc_stamp(std::chrono::system_clock::time_point now);

// The first fourteen characters where all are digits.
std::optional<std::string> leading_stamp(std::string_view name);

// The second after `stamp`; where that is no date, the next number. Past the last number: `stamp` itself.
std::string stamp_after(const std::string& stamp);

}  // namespace schemac::migrate
