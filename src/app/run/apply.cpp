#include "schemac/app/migrations.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diff/prefetch.hpp"
#include "diff/sources.hpp"
#include "project/target.hpp"
#include "run/history_state.hpp"
#include "run/notifier.hpp"
#include "schemac/app/checksum_file.hpp"
#include "schemac/app/drift.hpp"
#include "schemac/migrate/checksum_file.hpp"
#include "schemac/migrate/execute.hpp"
#include "schemac/migrate/folder.hpp"

namespace schemac::app {
namespace {

// Checks the pending and the half-completed migrations: both will run.
base::Status check_destructive(const Project& project, const Target& target, const Consent& consent) {
  SCHEMAC_TRY(pg::Session session, connect(target.database));
  SCHEMAC_TRY(const migrate::Status status, migrate::read_status(session, target.folder));
  std::vector<std::string> names = names_of(status.pending);
  for (const std::string& name : names_of(status.failed)) names.push_back(name);
  return check_destructive_allowed(project, target.folder, names, session, consent);
}

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

// The connection and the history, requested while the folder is read.
struct Early {
  std::optional<Database> database;
  std::optional<Ahead<migrate::Opened>> opened;
};

Early open_early(const Project& project) {
  Early early{database_at_hand(project), std::nullopt};
  if (early.database) early.opened.emplace(open_ahead(*early.database));
  return early;
}

base::Result<migrate::ApplyResult> run(Early& early, const Target& target,
                                       const migrate::ApplyOptions& options, migrate::Observer& observer) {
  if (!early.opened || early.database->url != target.database.url) {
    return migrate::apply(target.database.url, target.folder, options, &observer);
  }
  SCHEMAC_TRY(migrate::Opened opened, early.opened->take(options.interrupt));
  return migrate::apply(std::move(opened), target.folder, options, &observer);
}

// `dev` works on a private database: no webhook is notified.
Project without_webhook(Project project) {
  project.settings.notify.webhook.reset();
  for (config::NamedEnvironment& environment : project.settings.environments)
    environment.notify.webhook.reset();
  return project;
}

}  // namespace

base::Result<ApplyReport> apply(const Project& project, const migrate::ApplyOptions& options,
                                migrate::Observer* observer, const Reporter& reporter,
                                const Consent& consent) {
  Early early = open_early(project);
  SCHEMAC_TRY(const Target target, find_target(project, reporter));
  if (guards_destructive(project, consent)) SCHEMAC_CHECK(check_destructive(project, target, consent));
  Notifier notifier(project, target.database, observer, reporter);
  auto result = run(early, target, with_protection(project, adjusted(project, options), consent), notifier);
  if (!result.ok()) {
    notifier.failed(result.error());
    return with_origin(std::move(result).error(), target.database);
  }
  return ApplyReport{target.folder.path, target.folder.migrations.size(), shown(target.database.url),
                     std::move(result).value()};
}

base::Result<StatusReport> status(const Project& project, const Reporter& reporter) {
  SCHEMAC_TRY(const Target target, find_target(project, reporter));
  SCHEMAC_TRY(pg::Session session, connect(target.database));
  SCHEMAC_TRY(migrate::Status status, migrate::read_status(session, target.folder));
  SCHEMAC_CHECK(check_pending_readable(target.folder, status));
  StatusReport report{target.folder.path,
                      target.folder.migrations.size(),
                      shown(target.database.url),
                      std::move(status),
                      {},
                      {}};
  if (base::Status sum = migrate::check_sum(target.folder, false); !sum.ok())
    report.sum_mismatch = sum.error();
  const bool nothing_ran = report.status.applied.empty() && report.status.failed.empty();
  if (nothing_ran && !report.status.pending.empty()) {
    SCHEMAC_TRY(report.tables_without_history, migrate::ordinary_tables(session, listed_schemas(project)));
  }
  return report;
}

base::Result<DevReport> dev(const Project& configured, const DevRequest& request,
                            const migrate::ApplyOptions& options, migrate::Observer* observer,
                            const Reporter& reporter, const Consent& consent) {
  const Project project = without_webhook(configured);
  SCHEMAC_CHECK(renew_sum_of_development(project));
  // No migration runs on a database with drift.
  bool looked = request.diff.ignore_drift;
  if (!looked) {
    SCHEMAC_TRY(const OptIns opt_ins, opt_ins_of(project, request.diff.opt_ins, request.diff.style));
    SCHEMAC_TRY(looked, check_before_pending(project, opt_ins.strict, reporter));
  }
  SCHEMAC_TRY(ApplyReport before, apply(project, options, observer, reporter, consent));
  DevReport report{std::move(before), std::nullopt, std::nullopt};
  if (report.before.result.failed) return report;
  DiffRequest diff = request.diff;
  diff.from = "db";
  diff.in_dev = true;
  diff.ignore_drift = looked;
  diff.will_run = !request.create_only;
  SCHEMAC_TRY(report.generated, generate(project, diff, request.name, reporter));
  if (!report.generated->migration || request.create_only) return report;
  SCHEMAC_TRY(report.after, apply(project, options, observer, reporter, consent));
  return report;
}

}  // namespace schemac::app
