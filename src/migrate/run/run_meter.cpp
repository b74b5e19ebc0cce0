#include "run/run_meter.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

namespace schemac::migrate {

long long peak_memory_bytes() {
  rusage usage{};
  if (getrusage(RUSAGE_SELF, &usage) != 0) return 0;
  return static_cast<long long>(usage.ru_maxrss) * 1024;  // Linux counts in kilobytes
}

double ms_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

std::string version_text(int server_version) {
  return fmt::format("{}.{}", server_version / 10000, server_version % 10000);
}

base::Result<RunStarted> about_to_run(pg::Session& session, Direction direction,
                                      std::vector<std::string> migrations) {
  SCHEMAC_TRY(const pg::Rows rows, session.query("SELECT current_user"));
  return RunStarted{direction,
                    session.url().database,
                    session.url().shown(),
                    std::string(rows.text(0, 0)),
                    version_text(session.server_version()),
                    std::move(migrations)};
}

RunFinished RunMeter::end(size_t done, long long wal, const FailedMigration* failed) const {
  RunFinished run;
  run.direction = direction_;
  run.ms = ms_since(start_);
  run.wal_bytes = wal > wal_ ? wal - wal_ : 0;
  run.peak_memory_bytes = peak_memory_bytes();
  run.done = done;
  if (failed != nullptr) {
    run.failed = failed->name;
    run.failed_code = failed->error.code;
  }
  return run;
}

}  // namespace schemac::migrate
