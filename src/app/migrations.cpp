#include "schemac/app/migrations.hpp"

#include <fmt/format.h>

#include "database.hpp"
#include "schemac/app/sum.hpp"
#include "schemac/migrate/folder.hpp"

namespace schemac::app {
namespace {

// Prisma's own switch, for databases behind a pooler that cannot hold the lock.
constexpr std::string_view no_lock_variable = "PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK";

// A folder that is named and missing is a mistake; the default one is missing in every new project.
base::Result<migrate::Folder> read_migrations(const Project& project) {
  SCHEMAC_TRY(const std::filesystem::path path, migrations_path(project));
  SCHEMAC_TRY(migrate::Folder folder, migrate::read_folder(path));
  if (folder.exists || (!project.options.migrations && !project.settings.migrations)) return folder;
  return base::Error{
      .code = "migrations-not-found",
      .message = fmt::format("The migrations folder {} does not exist.", path.string()),
      .hint = project.options.migrations ? "Correct --migrations." : "Correct `migrations` in schemac.toml."};
}

std::string shown(const pg::ConnectionUrl& url) {
  return fmt::format("\"{}\", schema \"{}\" at \"{}\"", url.database, url.schema, url.shown());
}

struct Target {
  migrate::Folder folder;
  Database database;
};

base::Result<Target> find_target(const Project& project, const Reporter& reporter) {
  SCHEMAC_TRY(migrate::Folder folder, read_migrations(project));
  SCHEMAC_TRY(Database database, find_database(project, reporter));
  return Target{std::move(folder), std::move(database)};
}

}  // namespace

base::Result<ApplyReport> apply(const Project& project, const migrate::ApplyOptions& options,
                                migrate::Observer* observer, const Reporter& reporter) {
  SCHEMAC_TRY(const Target target, find_target(project, reporter));
  migrate::ApplyOptions adjusted = options;
  if (project.environment.get(no_lock_variable)) adjusted.take_lock = false;
  auto result = migrate::apply(target.database.url, target.folder, adjusted, observer);
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
  const DiffRequest diff{"db", std::nullopt, request.style};
  SCHEMAC_TRY(report.generated, generate(project, diff, request.name, reporter));
  if (!report.generated->migration || request.create_only) return report;
  SCHEMAC_TRY(report.after, apply(project, options, observer, reporter));
  return report;
}

}  // namespace schemac::app
