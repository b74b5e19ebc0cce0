// The names seen so far, for finding duplicates in source order.
#pragma once

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace schemac::psl {

class SeenNames {
 public:
  // False if the name was added before.
  bool add(std::string_view name) {
    if (!many_.empty()) return many_.insert(name).second;
    if (std::find(few_.begin(), few_.end(), name) != few_.end()) return false;
    few_.push_back(name);
    // A table is faster only for large blocks.
    if (few_.size() == 32) many_.insert(few_.begin(), few_.end());
    return true;
  }

 private:
  std::vector<std::string_view> few_;
  std::unordered_set<std::string_view> many_;
};

}  // namespace schemac::psl
