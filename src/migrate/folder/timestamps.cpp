#include "folder/timestamps.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace schemac::migrate {
namespace {

namespace chrono = std::chrono;
constexpr size_t digits = 14;
constexpr int fraction_digits = 6;

// The parts of a time, year first.
using Parts = std::array<unsigned, 6>;

Parts parts_of(chrono::sys_seconds at) {
  const auto day = chrono::floor<chrono::days>(at);
  const chrono::year_month_day date(day);
  const chrono::hh_mm_ss time(at - day);
  return {static_cast<unsigned>(static_cast<int>(date.year())),
          static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()),
          static_cast<unsigned>(time.hours().count()),
          static_cast<unsigned>(time.minutes().count()),
          static_cast<unsigned>(time.seconds().count())};
}

// Compiled formats, because a long history has thousands of times.
std::string stamp_of(chrono::sys_seconds at) {
  const auto [year, month, day, hour, minute, second] = parts_of(at);
  return fmt::format(FMT_COMPILE("{:04}{:02}{:02}{:02}{:02}{:02}"), year, month, day, hour, minute, second);
}

std::string date_and_time(chrono::sys_seconds at) {
  const auto [year, month, day, hour, minute, second] = parts_of(at);
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02} {:02}:{:02}:{:02}"), year, month, day, hour, minute,
                     second);
}

std::optional<chrono::sys_seconds> parse(const std::string& stamp) {
  const auto number = [&stamp](size_t at, size_t size) { return std::stoi(stamp.substr(at, size)); };
  const chrono::year_month_day date(chrono::year(number(0, 4)),
                                    chrono::month(static_cast<unsigned>(number(4, 2))),
                                    chrono::day(static_cast<unsigned>(number(6, 2))));
  const int hours = number(8, 2);
  const int minutes = number(10, 2);
  const int seconds = number(12, 2);
  if (!date.ok() || hours > 23 || minutes > 59 || seconds > 59) return std::nullopt;
  return chrono::sys_days(date) + chrono::hours(hours) + chrono::minutes(minutes) + chrono::seconds(seconds);
}

}  // namespace

std::string utc_stamp(chrono::system_clock::time_point now) {
  return stamp_of(chrono::floor<chrono::seconds>(now));
}

std::optional<std::string> leading_stamp(std::string_view name) {
  if (name.size() < digits) return std::nullopt;
  const std::string_view stamp = name.substr(0, digits);
  const bool all = std::all_of(stamp.begin(), stamp.end(), [](char c) { return c >= '0' && c <= '9'; });
  return all ? std::optional<std::string>(stamp) : std::nullopt;
}

std::string epoch_of(std::string_view time) { return fmt::format("pg_catalog.extract('epoch', {})", time); }

std::optional<chrono::sys_time<chrono::microseconds>> from_epoch(std::string_view seconds) {
  const bool before = seconds.starts_with('-');
  if (before) seconds.remove_prefix(1);
  // The year 32767, the end of the calendar. No date of the server's has more digits.
  constexpr long long last = 970'000'000'000'000'000;
  long long micros = 0;
  int fraction = -1;  // digits after the point
  for (const char c : seconds) {
    if (c == '.' && fraction < 0) {
      fraction = 0;
    } else if (c >= '0' && c <= '9' && fraction < fraction_digits) {
      if (micros > last / 10) return std::nullopt;
      micros = micros * 10 + (c - '0');
      if (fraction >= 0) ++fraction;
    } else {
      return std::nullopt;
    }
  }
  for (fraction = std::max(fraction, 0); fraction < fraction_digits; ++fraction) {
    if (micros > last / 10) return std::nullopt;
    micros *= 10;
  }
  return chrono::sys_time<chrono::microseconds>(chrono::microseconds(before ? -micros : micros));
}

std::string history_time(chrono::sys_time<chrono::microseconds> at) {
  const auto second = chrono::floor<chrono::seconds>(at);
  const auto ms = chrono::floor<chrono::milliseconds>(at - second).count();
  return date_and_time(second) + (ms == 0 ? " UTC" : fmt::format(FMT_COMPILE(".{:03} UTC"), ms));
}

std::string iso_time(chrono::sys_time<chrono::microseconds> at) {
  const auto second = chrono::floor<chrono::seconds>(at);
  return fmt::format("{}.{:06}Z", date_and_time(second), (at - second).count());
}

std::string stamp_after(const std::string& stamp) {
  if (const auto at = parse(stamp)) {
    std::string next = stamp_of(*at + chrono::seconds(1));
    if (next.size() == digits) return next;
  }
  if (stamp == std::string(digits, '9')) return stamp;
  return fmt::format("{:014}", std::stoll(stamp) + 1);
}

}  // namespace schemac::migrate
