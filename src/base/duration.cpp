#include "schemac/base/duration.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace schemac::base {
namespace {

struct Unit {
  std::string_view name;
  long long milliseconds;
};
constexpr std::array<Unit, 5> units = {
    {{"h", 3'600'000}, {"min", 60'000}, {"s", 1000}, {"ms", 1}, {"", 1000}}};
constexpr long long longest = 1'000'000;  // of any unit; keeps the product in range

}  // namespace

std::optional<std::chrono::milliseconds> parse_duration(std::string_view text) {
  long long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < 0 || number > longest) return std::nullopt;
  const std::string_view unit = text.substr(static_cast<size_t>(end - text.data()));
  for (const Unit& known : units) {
    if (known.name == unit) return std::chrono::milliseconds(number * known.milliseconds);
  }
  return std::nullopt;
}

std::string show_duration(std::chrono::milliseconds duration) {
  const long long count = duration.count();
  for (const Unit& unit : units) {
    if (count != 0 && count % unit.milliseconds == 0)
      return fmt::format("{}{}", count / unit.milliseconds, unit.name);
  }
  return "0s";
}

}  // namespace schemac::base
