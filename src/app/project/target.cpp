#include "project/target.hpp"

#include <fmt/format.h>

#include "project/early_configuration.hpp"
#include "schemac/app/environment_guards.hpp"
#include "schemac/app/external.hpp"
#include "schemac/base/text.hpp"

namespace schemac::app {
namespace {

// If the history is empty, notes other histories: the folder may be the wrong one.
void tell_other_histories(const Context& context, const migrate::Folder& folder) {
  if (!context.reporter.note || !folder.migrations.empty()) return;
  const Project& project = context.project;
  const auto place = schema_place(project);
  const std::filesystem::path& home =
      place.ok() && *place ? (*place)->home : project.environment.working_directory;
  std::vector<std::string> others;
  for (const std::filesystem::path& other : config::histories_below(home)) {
    if (other != folder.path) others.push_back(project.environment.shown(other));
  }
  if (others.empty()) return;
  context.note(
      fmt::format("There is no migration in {}, but there are some in {}: if they are meant, give "
                  "--migrations {}, or write `migrations` into schemac.toml.",
                  project.environment.shown(folder.path), base::join(others, ", "), others.front()));
}

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

base::Result<Target> find_target(const Context& context) {
  SCHEMAC_TRY(migrate::Folder folder, read_migrations(context.project));
  tell_other_histories(context, folder);
  SCHEMAC_TRY(Database database, find_database(context));
  return Target{std::move(folder), std::move(database)};
}

std::vector<std::string> listed_schemas(const Project& project) {
  const auto path = schema_path(project);
  if (!path.ok()) return {};
  const auto configuration = guess_configuration(project.environment, path.value());
  if (!configuration) return {};
  return configuration->datasource->schemas;
}

migrate::ApplyOptions adjusted(const Context& context, migrate::ApplyOptions options) {
  const Project& project = context.project;
  options = with_timeouts(project, std::move(options));
  options.take_lock = takes_lock(project);
  options.interrupt = context.interrupt;
  options.managed_schemas = [&project] { return listed_schemas(project); };
  if (auto external = external_of(project); external.ok())
    options.external_tables = std::move(external->tables);
  return options;
}

}  // namespace schemac::app
