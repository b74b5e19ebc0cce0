#include "target.hpp"

#include <fmt/format.h>

#include "schemac/app/protection.hpp"

namespace schemac::app {
namespace {

// Prisma's own switch, for databases behind a pooler that cannot hold the lock.
constexpr std::string_view no_lock_variable = "PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK";

}  // namespace

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

base::Result<Target> find_target(const Project& project, const Reporter& reporter) {
  SCHEMAC_TRY(migrate::Folder folder, read_migrations(project));
  SCHEMAC_TRY(Database database, find_database(project, reporter));
  return Target{std::move(folder), std::move(database)};
}

migrate::ApplyOptions adjusted(const Project& project, migrate::ApplyOptions options) {
  options = with_timeouts(project, std::move(options));
  if (project.environment.get(no_lock_variable)) options.take_lock = false;
  return options;
}

}  // namespace schemac::app
