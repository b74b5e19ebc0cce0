// Audit records of a run (actor, time, result): for the log, for --audit-file and for monitoring.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/config/environment.hpp"
#include "schemac/migrate/observer.hpp"

namespace schemac::app {

// The person or machine that runs the command; the database's role is in migrate::RunStarted.
struct Actor {
  std::string os_user;
  std::string host;
  std::string ci;      // "GitHub Actions"; empty outside of a pipeline
  std::string ci_job;  // the address or the number of the CI job
  std::string commit;  // the commit that the pipeline runs
};
Actor find_actor(const config::Environment& environment);

// Checks that a line can be appended to `file`, which is created if missing. Error: "file-unwritable".
base::Status check_appendable(const std::filesystem::path& file);

// Appends `line` to the file. Error: "file-unwritable".
base::Status append_line(const std::filesystem::path& file, const std::string& line);

// Writes the last run as Prometheus text (for node_exporter's textfile collector), atomically. `migrations`
// are those that the run executed, with their times. Errors: base::write_file's.
base::Status write_metrics(const std::filesystem::path& file, const migrate::RunStarted& run,
                           const migrate::RunFinished& summary,
                           const std::vector<migrate::AppliedMigration>& migrations, size_t pending);

}  // namespace schemac::app
