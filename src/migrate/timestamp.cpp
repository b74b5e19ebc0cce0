#include "timestamp.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace schemac::migrate {
namespace {

namespace chrono = std::chrono;
constexpr size_t digits = 14;
constexpr int fraction_digits = 6;

constexpr const char* stamp_form = "{:04}{:02}{:02}{:02}{:02}{:02}";
constexpr const char* history_form = "{:04}-{:02}-{:02} {:02}:{:02}:{:02}";

std::string format(chrono::sys_seconds at, const char* form = stamp_form) {
  const auto day = chrono::floor<chrono::days>(at);
  const chrono::year_month_day date(day);
  const chrono::hh_mm_ss time(at - day);
  return fmt::format(fmt::runtime(form), static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
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
  return format(chrono::floor<chrono::seconds>(now));
}

std::optional<std::string> leading_stamp(std::string_view name) {
  if (name.size() < digits) return std::nullopt;
  const std::string_view stamp = name.substr(0, digits);
  const bool all = std::all_of(stamp.begin(), stamp.end(), [](char c) { return c >= '0' && c <= '9'; });
  return all ? std::optional<std::string>(stamp) : std::nullopt;
}

std::optional<chrono::sys_time<chrono::microseconds>> from_epoch(std::string_view seconds) {
  const bool before = seconds.starts_with('-');
  if (before) seconds.remove_prefix(1);
  long long micros = 0;
  int fraction = -1;  // digits behind the point
  for (const char c : seconds) {
    if (c == '.' && fraction < 0) {
      fraction = 0;
    } else if (c >= '0' && c <= '9' && fraction < fraction_digits) {
      micros = micros * 10 + (c - '0');
      if (fraction >= 0) ++fraction;
    } else {
      return std::nullopt;
    }
  }
  for (fraction = std::max(fraction, 0); fraction < fraction_digits; ++fraction) micros *= 10;
  return chrono::sys_time<chrono::microseconds>(chrono::microseconds(before ? -micros : micros));
}

std::string history_time(chrono::sys_time<chrono::microseconds> at) {
  const auto second = chrono::floor<chrono::seconds>(at);
  const auto ms = chrono::floor<chrono::milliseconds>(at - second).count();
  return format(second, history_form) + (ms == 0 ? " UTC" : fmt::format(".{:03} UTC", ms));
}

std::string iso_time(chrono::sys_time<chrono::microseconds> at) {
  const auto second = chrono::floor<chrono::seconds>(at);
  return fmt::format("{}.{:06}Z", format(second, history_form), (at - second).count());
}

std::string stamp_after(const std::string& stamp) {
  if (const auto at = parse(stamp)) {
    std::string next = format(*at + chrono::seconds(1));
    if (next.size() == digits) return next;
  }
  if (stamp == std::string(digits, '9')) return stamp;
  return fmt::format("{:014}", std::stoll(stamp) + 1);
}

}  // namespace schemac::migrate
