// Who ran what, when, with which result: for the log, for --audit-file, for monitoring.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/config/environment.hpp"
#include "schemac/migrate/observer.hpp"

namespace schemac::app {

// The person or machine at this end; the database's role is in migrate::RunStarted.
struct Actor {
  std::string os_user;
  std::string host;
  std::string ci;      // "GitHub Actions"; empty outside of a pipeline
  std::string ci_job;  // its address, or its number
  std::string commit;  // that the pipeline runs
};
Actor find_actor(const config::Environment& environment);

// Whether a line could be added to the file, which is made where it is missing. "file-unwritable".
base::Status check_appendable(const std::filesystem::path& file);

// `line` becomes one more line of the file. "file-unwritable".
base::Status append_line(const std::filesystem::path& file, const std::string& line);

// The last run as Prometheus text (for node_exporter's textfile collector): appears whole or not at all.
// `migrations` are those that the run did, with their times. base::write_file's errors.
base::Status write_metrics(const std::filesystem::path& file, const migrate::RunStarted& run,
                           const migrate::RunFinished& summary,
                           const std::vector<migrate::AppliedMigration>& migrations, size_t pending);

}  // namespace schemac::app
