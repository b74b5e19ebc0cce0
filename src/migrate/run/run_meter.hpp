// Measures a run, and describes its role, place and plan.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/migrate/observer.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

long long peak_memory_bytes();
double ms_since(std::chrono::steady_clock::time_point start);  // of this process so far

// "15.18" of 150018.
std::string version_text(int server_version);

// The facts that are known before anything runs. One round trip.
base::Result<RunStarted> about_to_run(pg::Session& session, Direction direction,
                                      std::vector<std::string> migrations);

// Measures from its construction on.
class RunMeter {
 public:
  explicit RunMeter(Direction direction, long long wal) : direction_(direction), wal_(wal) {}
  RunFinished end(size_t done, long long wal, const FailedMigration* failed) const;

 private:
  Direction direction_;
  long long wal_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace schemac::migrate
