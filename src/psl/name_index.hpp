// A set of names with their positions, for lookups that stay fast in a block of any size.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace schemac::psl {

// Of several equal names the last one counts, as in Prisma.
class NameIndex {
 public:
  void reserve(size_t count) { entries_.reserve(count); }
  void add(std::string_view name, uint32_t position) { entries_.emplace_back(name, position); }
  // After the last `add` and before the first `find`.
  void seal() { std::sort(entries_.begin(), entries_.end()); }
  bool has_duplicates() const {
    return std::adjacent_find(entries_.begin(), entries_.end(), [](const auto& a, const auto& b) {
             return a.first == b.first;
           }) != entries_.end();
  }
  std::optional<uint32_t> find(std::string_view name) const {
    const auto past = std::upper_bound(entries_.begin(), entries_.end(), name,
                                       [](std::string_view n, const auto& entry) { return n < entry.first; });
    if (past == entries_.begin() || std::prev(past)->first != name) return std::nullopt;
    return std::prev(past)->second;
  }

 private:
  std::vector<std::pair<std::string_view, uint32_t>> entries_;
};

}  // namespace schemac::psl
