#include "schemac/script/effects.hpp"

#include <algorithm>
#include <array>

namespace schemac::script {
namespace {

constexpr std::array<std::string_view, 8> lock_names = {
    "ACCESS SHARE", "ROW SHARE",           "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE",
    "SHARE",        "SHARE ROW EXCLUSIVE", "EXCLUSIVE",     "ACCESS EXCLUSIVE"};
static_assert(lock_names.size() == static_cast<size_t>(LockMode::access_exclusive) + 1);

constexpr std::array<std::string_view, 3> answer_names = {"no", "depends", "yes"};
static_assert(answer_names.size() == static_cast<size_t>(Answer::yes) + 1);

}  // namespace

std::string_view lock_name(LockMode mode) { return lock_names[static_cast<size_t>(mode)]; }
std::string_view answer_name(Answer answer) { return answer_names[static_cast<size_t>(answer)]; }

void strongest_first(std::vector<Lock>& locks) {
  std::stable_sort(locks.begin(), locks.end(), [](const Lock& a, const Lock& b) { return a.mode > b.mode; });
}

void add_lock(std::vector<Lock>& locks, LockMode mode, const std::string& object) {
  if (object.empty()) return;
  const auto known =
      std::find_if(locks.begin(), locks.end(), [&](const Lock& lock) { return lock.object == object; });
  if (known == locks.end()) {
    locks.push_back({mode, object});
  } else {
    known->mode = std::max(known->mode, mode);
  }
}

}  // namespace schemac::script
