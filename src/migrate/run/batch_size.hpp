// How many rows a batch takes: as many as fit into a short time, because others wait for its row locks.
#pragma once

#include <algorithm>
#include <chrono>

namespace schemac::migrate {

class BatchSize {
 public:
  explicit BatchSize(long long most) : most_(most), rows_(std::min(most, first)) {}
  long long rows() const { return rows_; }
  // After a batch that took so long.
  void adapt(std::chrono::duration<double, std::milli> took) {
    if (took > longest) halve();
    if (took < shortest) rows_ = std::min(most_, rows_ + std::max(1LL, rows_ / 4));
  }
  void halve() { rows_ = std::max(1LL, rows_ / 2); }

 private:
  static constexpr long long first = 500;
  static constexpr std::chrono::milliseconds shortest{50};
  static constexpr std::chrono::milliseconds longest{100};
  long long most_;
  long long rows_;
};

}  // namespace schemac::migrate
