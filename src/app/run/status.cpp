#include "run/status.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "project/target.hpp"
#include "schemac/app/status.hpp"
#include "schemac/migrate/checksum_file.hpp"
#include "schemac/migrate/execute.hpp"
#include "schemac/migrate/folder.hpp"

namespace schemac::app {
namespace {

// Error: apply's "migration-unreadable", so that such a migration is not reported as merely pending.
base::Status check_pending_readable(const migrate::Folder& folder, const migrate::Status& status) {
  for (const migrate::Migration& migration : folder.migrations) {
    const bool pending =
        std::any_of(status.pending.begin(), status.pending.end(),
                    [&](const migrate::StatusEntry& entry) { return entry.name == migration.name; });
    if (pending) SCHEMAC_CHECK(migrate::check_readable(migration));
  }
  return base::ok();
}

base::Result<std::vector<std::string>> tables_without_history(const Project& project, pg::Session& session,
                                                              const migrate::Status& status) {
  const bool nothing_ran = status.applied.empty() && status.failed.empty();
  if (!nothing_ran || status.pending.empty()) return std::vector<std::string>();
  return migrate::ordinary_tables(session, listed_schemas(project));
}

// The error that the next `apply` would give.
std::optional<base::Error> next_error(const Target& target, const migrate::Status& status) {
  if (auto error = obstacle(status)) return error;
  if (base::Status sum = migrate::check_sum(target.folder, false); !sum.ok()) return std::move(sum).error();
  return std::nullopt;
}

}  // namespace

std::optional<base::Error> obstacle(const migrate::Status& status) {
  if (!status.renamed.empty()) return migrate::renamed_error(status.renamed);
  for (const migrate::StatusEntry& entry : status.failed) {
    if (entry.resumable) continue;
    return base::Error{
        .code = "P3009",
        .message = fmt::format("The migration `{}` failed in this database.", entry.name),
        .hint = "Its error is in the `logs` column of _prisma_migrations and in `schemac status --json`."};
  }
  if (!status.edited.empty()) {
    return base::Error{.code = "migration-edited",
                       .message = fmt::format("The migration `{}` was edited after it had been applied.",
                                              status.edited.front().name),
                       .hint = "Bring its old text back, and put the change into a new migration."};
  }
  return std::nullopt;
}

bool is_diverged(const migrate::Status& status) { return !status.up_to_date() || !status.missing.empty(); }

base::Error not_up_to_date(const migrate::Status& status) {
  const size_t count =
      status.pending.size() + status.failed.size() + status.edited.size() + status.missing.size();
  return {.code = "not-up-to-date",
          .message = fmt::format("The database is not up to date: {} migration{} differ{}.", count,
                                 count == 1 ? "" : "s", count == 1 ? "s" : ""),
          .hint = "Run `schemac apply`."};
}

base::Result<StatusReport> status(const Context& context, const StatusRequest& request) {
  SCHEMAC_TRY(const Target target, find_target(context));
  StatusReport report;
  report.folder = target.folder.path;
  report.found = target.folder.migrations.size();
  report.database = shown(target.database.url);
  {
    SCHEMAC_TRY(pg::Session session, connect(target.database));
    SCHEMAC_TRY(report.status, migrate::read_status(session, target.folder));
    SCHEMAC_CHECK(check_pending_readable(target.folder, report.status));
    SCHEMAC_TRY(report.tables_without_history,
                tables_without_history(context.project, session, report.status));
  }
  report.obstacle = next_error(target, report.status);
  report.up_to_date = report.status.up_to_date() && !report.obstacle;
  report.diverged = is_diverged(report.status);
  if (request.must_be_up_to_date && report.diverged && !report.obstacle)
    report.obstacle = not_up_to_date(report.status);
  if (request.drift || request.unmanaged) {
    SCHEMAC_TRY(report.live, look_at_database(context, request.drift));
  }
  if (report.live && report.live->drift && !report.live->drift->empty()) report.diverged = true;
  return report;
}

}  // namespace schemac::app
