// Records a run outside of the database: the audit trail and metrics.
#pragma once

#include <string>
#include <vector>

#include "arguments/command.hpp"
#include "arguments/flags.hpp"
#include "schemac/app/apply.hpp"

namespace schemac::cli {

struct ReportFlags {
  std::string metrics_file;
  std::string audit_file;
};
void declare_report_flags(FlagSet& command, ReportFlags& flags);

// Checks before the run that the audit trail can be written. Error: "file-unwritable".
base::Status check_report_flags(const Invocation& invocation, const ReportFlags& flags);

struct RunRecord {
  const migrate::RunStarted& run;
  const migrate::RunFinished& summary;
  const std::vector<migrate::AppliedMigration>& done;
  const migrate::FailedMigration* failed = nullptr;
  size_t pending = 0;
};

// Writes the event "audit", the line of --audit-file, and --metrics-file. A failed write is only a note,
// because the run has happened.
void report_run(const Invocation& invocation, const ReportFlags& flags, const RunRecord& record);

}  // namespace schemac::cli
