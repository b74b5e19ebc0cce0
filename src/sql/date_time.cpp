#include "schemac/sql/date_time.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace schemac::sql {

namespace {
constexpr size_t offset_length = 7;  // " +02:00"
constexpr size_t seconds_end = 19;   // "2020-01-02 03:04:05"

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}
}  // namespace

std::string in_utc(std::string_view text) {
  if (text.size() < seconds_end + offset_length) return std::string(text);
  const std::string_view offset = text.substr(text.size() - offset_length);
  if (offset[0] != ' ' || (offset[1] != '+' && offset[1] != '-')) return std::string(text);
  namespace chr = std::chrono;
  const auto day = chr::sys_days(chr::year_month_day(
      chr::year(number(text.substr(0, 4))), chr::month(static_cast<unsigned>(number(text.substr(5, 2)))),
      chr::day(static_cast<unsigned>(number(text.substr(8, 2))))));
  const auto local = day + chr::hours(number(text.substr(11, 2))) + chr::minutes(number(text.substr(14, 2))) +
                     chr::seconds(number(text.substr(17, 2)));
  const chr::minutes shift(number(offset.substr(2, 2)) * 60 + number(offset.substr(5, 2)));
  const auto instant = offset[1] == '+' ? local - shift : local + shift;
  const auto date = chr::floor<chr::days>(instant);
  const chr::year_month_day ymd(date);
  const chr::hh_mm_ss<chr::seconds> time(chr::duration_cast<chr::seconds>(instant - date));
  const std::string_view fraction = text.substr(seconds_end, text.size() - offset_length - seconds_end);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}{}", static_cast<int>(ymd.year()),
                     static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count(), fraction);
}

}  // namespace schemac::sql
