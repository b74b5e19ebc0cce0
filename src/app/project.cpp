#include "schemac/app/project.hpp"

#include "schemac/config/locate.hpp"

namespace schemac::app {

base::Result<Project> open_project(config::Environment environment, ProjectOptions options) {
  SCHEMAC_TRY(config::Settings settings, config::load_settings(environment, options.config));
  return Project{std::move(environment), std::move(settings), std::move(options)};
}

base::Result<std::filesystem::path> schema_path(const Project& project) {
  return config::find_schema(project.environment, project.settings, project.options.schema);
}

base::Result<std::filesystem::path> migrations_path(const Project& project) {
  std::filesystem::path schema;
  if (!project.options.migrations && !project.settings.migrations) {
    SCHEMAC_TRY(schema, schema_path(project));
  }
  return config::migrations_folder(project.environment, project.settings, project.options.migrations, schema);
}

}  // namespace schemac::app
