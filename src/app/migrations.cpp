#include "schemac/app/migrations.hpp"

#include <fmt/format.h>

#include "schemac/app/sum.hpp"
#include "schemac/migrate/folder.hpp"
#include "target.hpp"

namespace schemac::app {

base::Result<ApplyReport> apply(const Project& project, const migrate::ApplyOptions& options,
                                migrate::Observer* observer, const Reporter& reporter) {
  SCHEMAC_TRY(const Target target, find_target(project, reporter));
  auto result = migrate::apply(target.database.url, target.folder, adjusted(project, options), observer);
  if (!result.ok()) return with_origin(std::move(result).error(), target.database);
  return ApplyReport{target.folder.path, target.folder.migrations.size(), shown(target.database.url),
                     std::move(result).value()};
}

base::Result<StatusReport> status(const Project& project, const Reporter& reporter) {
  SCHEMAC_TRY(const Target target, find_target(project, reporter));
  SCHEMAC_TRY(pg::Session session, connect(target.database));
  SCHEMAC_TRY(migrate::Status status, migrate::read_status(session, target.folder));
  return StatusReport{target.folder.path, target.folder.migrations.size(), shown(target.database.url),
                      std::move(status)};
}

base::Result<DevReport> dev(const Project& project, const DevRequest& request,
                            const migrate::ApplyOptions& options, migrate::Observer* observer,
                            const Reporter& reporter) {
  SCHEMAC_CHECK(renew_sum_of_development(project));
  SCHEMAC_TRY(ApplyReport before, apply(project, options, observer, reporter));
  DevReport report{std::move(before), std::nullopt, std::nullopt};
  if (report.before.result.failed) return report;
  DiffRequest diff = request.diff;
  diff.from = "db";
  diff.will_run = !request.create_only;
  SCHEMAC_TRY(report.generated, generate(project, diff, request.name, reporter));
  if (!report.generated->migration || request.create_only) return report;
  SCHEMAC_TRY(report.after, apply(project, options, observer, reporter));
  return report;
}

}  // namespace schemac::app
