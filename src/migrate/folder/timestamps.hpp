// Converts times: the fourteen digits at the start of a migration's name (YYYYMMDDHHMMSS in UTC), and the
// times of the history.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace schemac::migrate {

std::string utc_stamp(std::chrono::system_clock::time_point now);

// The first fourteen characters if all are digits.
std::optional<std::string> leading_stamp(std::string_view name);

// The second after `stamp`; if it is not a date, the next number. After the last number: `stamp` itself.
std::string stamp_after(const std::string& stamp);

// The cheapest query of a time, whatever the session's time zone and date style: an SQL expression, and the
// parser of its result in seconds since 1970 ("1764035363.225123"). None for "Infinity".
std::string epoch_of(std::string_view time);
std::optional<std::chrono::sys_time<std::chrono::microseconds>> from_epoch(std::string_view seconds);

// Prisma's form (chrono's): "2026-11-22 13:49:53.225 UTC", without a fraction if the milliseconds are
// zero.
std::string history_time(std::chrono::sys_time<std::chrono::microseconds> at);
// "2026-11-22 13:49:53.225123Z"
std::string iso_time(std::chrono::sys_time<std::chrono::microseconds> at);

}  // namespace schemac::migrate
