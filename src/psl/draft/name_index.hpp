// An index of a block's members by name, for fast lookups in a block of any size.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string_view>
#include <vector>

namespace schemac::psl {

// `name_of(position)` is a member's name, constant for all calls. Of several equal names the last one counts,
// as in Prisma.
class NameIndex {
 public:
  NameIndex() = default;
  template <class NameOf>
  NameIndex(size_t count, NameOf name_of) : order_(count) {
    std::iota(order_.begin(), order_.end(), 0U);
    std::stable_sort(order_.begin(), order_.end(),
                     [&](uint32_t a, uint32_t b) { return name_of(a) < name_of(b); });
  }
  template <class NameOf>
  bool has_duplicates(NameOf name_of) const {
    return std::adjacent_find(order_.begin(), order_.end(), [&](uint32_t a, uint32_t b) {
             return name_of(a) == name_of(b);
           }) != order_.end();
  }
  template <class NameOf>
  std::optional<uint32_t> find(std::string_view name, NameOf name_of) const {
    const auto past =
        std::upper_bound(order_.begin(), order_.end(), name,
                         [&](std::string_view n, uint32_t other) { return n < name_of(other); });
    if (past == order_.begin() || name_of(*std::prev(past)) != name) return std::nullopt;
    return *std::prev(past);
  }

 private:
  std::vector<uint32_t> order_;
};

}  // namespace schemac::psl
