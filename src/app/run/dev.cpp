#include "schemac/app/dev.hpp"
#include "diff/sources.hpp"
#include "schemac/app/checksum_file.hpp"
#include "schemac/app/drift.hpp"

namespace schemac::app {
namespace {

// `dev` works on a private database: no webhook is notified.
Project without_webhook(Project project) {
  project.settings.notify.webhook.reset();
  for (config::NamedEnvironment& environment : project.settings.environments)
    environment.notify.webhook.reset();
  return project;
}

// True if this was found out, and no drift was found.
base::Result<bool> check_drift(const Context& context, const DiffRequest& diff) {
  if (diff.ignore_drift) return true;
  SCHEMAC_TRY(const OptIns opt_ins, opt_ins_of(context.project, diff.opt_ins, diff.style));
  return check_before_pending(context, opt_ins.strict);
}

base::Result<DevReport> run(const Context& context, const DevRequest& request) {
  SCHEMAC_CHECK(renew_sum_of_development(context.project));
  // No migration runs on a database with drift.
  SCHEMAC_TRY(const bool looked, check_drift(context, request.diff));
  const ApplyRequest pending{request.options};
  SCHEMAC_TRY(ApplyReport before, apply(context, pending));
  DevReport report{std::move(before), std::nullopt, std::nullopt};
  if (report.before.result.failed) return report;
  DiffRequest diff = request.diff;
  diff.from = "db";
  diff.in_dev = true;
  diff.ignore_drift = looked;
  diff.will_run = !request.create_only;
  SCHEMAC_TRY(report.generated, generate(context, diff, request.name));
  if (!report.generated->migration || request.create_only) return report;
  SCHEMAC_TRY(report.after, apply(context, pending));
  return report;
}

}  // namespace

const migrate::FailedMigration* DevReport::failed() const {
  const migrate::ApplyResult& last = after ? after->result : before.result;
  return last.failed ? &*last.failed : nullptr;
}

bool DevReport::is_new_database() const {
  const size_t applied = before.result.applied.size() + (after ? after->result.applied.size() : 0);
  const size_t found = after ? after->found : before.found;
  return applied > 0 && applied == found && before.result.missing.empty();
}

base::Result<DevReport> dev(const Context& context, const DevRequest& request) {
  const Project project = without_webhook(context.project);
  SCHEMAC_TRY(DevReport report, run(context.for_project(project), request));
  if (report.failed() == nullptr && report.is_new_database())
    report.seed = wanted_seed(project, request.seed);
  return report;
}

}  // namespace schemac::app
