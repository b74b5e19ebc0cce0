#include "run/retries.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string_view>

namespace schemac::migrate {
namespace {

using std::chrono::milliseconds;

// lock_not_available, deadlock_detected, serialization_failure
constexpr std::array<std::string_view, 3> passing_states = {"55P03", "40P01", "40001"};
constexpr milliseconds first_pause{50};
constexpr milliseconds longest_pause{5'000};

}  // namespace

bool is_worth_a_retry(const base::Error& error) {
  return std::find(passing_states.begin(), passing_states.end(), error.sqlstate) != passing_states.end();
}

milliseconds pause_before(int attempt) {
  static thread_local std::minstd_rand random{std::random_device{}()};
  const auto longest = std::min(longest_pause, first_pause * (1 << std::min(attempt, 10)));
  return milliseconds(std::uniform_int_distribution<long long>(longest.count() / 2, longest.count())(random));
}

}  // namespace schemac::migrate
