#include "schemac/app/history.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "project/target.hpp"
#include "run/notifier.hpp"
#include "schemac/app/environment_guards.hpp"
#include "schemac/app/schema.hpp"
#include "schemac/migrate/checksum_file.hpp"
#include "schemac/migrate/resolve.hpp"

namespace schemac::app {
namespace {

// The schema file may list several; a project without one has the connection's.
base::Result<std::vector<std::string>> managed_schemas(const Project& project, const Database& database,
                                                       const Reporter& reporter) {
  const auto path = schema_path(project);
  if (!path.ok()) return std::vector<std::string>{database.url.schema};
  SCHEMAC_TRY(const Schema schema, read_schema(project));
  if (schema.error_count != 0) {
    if (reporter.schema_checked) reporter.schema_checked(schema);
    SCHEMAC_CHECK(check_usable(schema));
  }
  const auto& datasource = schema.datamodel.datasource;
  if (!datasource || datasource->schemas.empty()) return std::vector<std::string>{database.url.schema};
  return datasource->schemas;
}

template <class T>
base::Result<T> with_origin_of(base::Result<T> result, const Database& database) {
  if (result.ok()) return result;
  return with_origin(std::move(result).error(), database);
}

}  // namespace

base::Result<PreviewReport> preview(const Project& project, const migrate::ApplyOptions& options,
                                    migrate::Observer* observer, const Reporter& reporter) {
  SCHEMAC_TRY(const Target target, find_target(project, reporter));
  SCHEMAC_TRY(pg::Session session, connect(target.database));
  SCHEMAC_TRY(migrate::Preview preview,
              migrate::preview(session, target.folder, adjusted(project, options), observer));
  return PreviewReport{target.folder.path, target.folder.migrations.size(), shown(target.database.url),
                       std::move(preview)};
}

base::Result<RollbackReport> rollback(const Project& project, const migrate::RollbackRequest& request,
                                      const migrate::ApplyOptions& options, migrate::Observer* observer,
                                      const Reporter& reporter) {
  SCHEMAC_TRY(const Target target, find_target(project, reporter));
  Notifier notifier(project, target.database, observer, reporter);
  auto result =
      migrate::rollback(target.database.url, target.folder, request, adjusted(project, options), &notifier);
  if (!result.ok()) {
    // A question to the user is not a failure yet.
    if (result.error().code != "data-loss") notifier.failed(result.error());
    return with_origin(std::move(result).error(), target.database);
  }
  return RollbackReport{shown(target.database.url), std::move(result).value()};
}

base::Status resolve_applied(const Project& project, const std::string& name,
                             const migrate::ApplyOptions& options, migrate::Observer* observer,
                             const Reporter& reporter) {
  SCHEMAC_TRY(const Target target, find_target(project, reporter));
  return with_origin_of(
      migrate::mark_applied(target.database.url, target.folder, name, adjusted(project, options), observer),
      target.database);
}

base::Status resolve_rolled_back(const Project& project, const std::string& name,
                                 const migrate::ApplyOptions& options, migrate::Observer* observer,
                                 const Reporter& reporter) {
  SCHEMAC_TRY(const Database database, find_database(project, reporter));
  return with_origin_of(migrate::mark_rolled_back(database.url, name, adjusted(project, options), observer),
                        database);
}

base::Status resolve_renamed(const Project& project, const std::vector<migrate::Renamed>& renamed,
                             const migrate::ApplyOptions& options, migrate::Observer* observer,
                             const Reporter& reporter) {
  SCHEMAC_TRY(const Target target, find_target(project, reporter));
  SCHEMAC_CHECK(with_origin_of(migrate::mark_renamed(target.database.url, target.folder, renamed,
                                                     adjusted(project, options), observer),
                               target.database));
  const auto listed = migrate::verify_sum(target.folder);
  const bool has_old_name =
      listed.ok() && std::any_of(listed->begin(), listed->end(), [&](const migrate::SumFinding& finding) {
        return finding.problem == migrate::SumProblem::missing &&
               std::any_of(renamed.begin(), renamed.end(),
                           [&](const migrate::Renamed& one) { return one.was == finding.migration; });
      });
  if (has_old_name && reporter.note) {
    reporter.note(
        fmt::format("{} still lists an old name: `schemac sum` writes it anew.", migrate::sum_file_name));
  }
  return base::ok();
}

base::Result<std::vector<std::string>> baseline(const Project& project, const std::string& name,
                                                const migrate::ApplyOptions& options,
                                                migrate::Observer* observer, const Reporter& reporter) {
  SCHEMAC_TRY(const Target target, find_target(project, reporter));
  return with_origin_of(
      migrate::baseline(target.database.url, target.folder, name, adjusted(project, options), observer),
      target.database);
}

base::Result<ResetTarget> reset_target(const Project& project, const Reporter& reporter) {
  SCHEMAC_CHECK(check_reset_allowed(project, "reset"));
  SCHEMAC_TRY(const Database database, find_database(project, reporter));
  ResetTarget target{shown(database.url), {}};
  SCHEMAC_TRY(target.schemas, managed_schemas(project, database, reporter));
  return target;
}

base::Result<ResetReport> reset(const Project& project, const migrate::ApplyOptions& options,
                                migrate::Observer* observer, const Reporter& reporter) {
  SCHEMAC_TRY(ResetTarget what, reset_target(project, reporter));
  SCHEMAC_TRY(External external, external_of(project));
  SCHEMAC_TRY(const Target target, find_target(project, reporter));
  SCHEMAC_TRY(migrate::ResetResult result,
              with_origin_of(
                  migrate::reset(target.database.url, target.folder, what.schemas, adjusted(project, options),
                                 observer, {std::move(external.tables), std::move(external.enums)}),
                  target.database));
  return ResetReport{std::move(what), std::move(result)};
}

base::Result<migrate::ScriptResult> execute(const Project& project, const std::string& name,
                                            std::string script, const migrate::ApplyOptions& options,
                                            migrate::Observer* observer, const Reporter& reporter) {
  SCHEMAC_TRY(const Database database, find_database(project, reporter));
  return with_origin_of(migrate::execute(database.url, name, std::move(script), options, observer), database);
}

}  // namespace schemac::app
