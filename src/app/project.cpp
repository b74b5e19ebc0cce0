#include "schemac/app/project.hpp"

#include <utility>

#include "schemac/config/prisma_file.hpp"

namespace schemac::app {
namespace {

// What may name the schema besides schemac.toml and package.json.
config::SchemaRequest schema_request(const Project& project) {
  config::SchemaRequest request;
  request.given = project.options.schema;
  return request;
}

}  // namespace

base::Result<Project> open_project(config::Environment environment, ProjectOptions options) {
  if (options.config && config::is_prisma_file(*options.config))
    options.prisma_config = std::exchange(options.config, std::nullopt);
  SCHEMAC_TRY(config::Settings settings, config::load_settings(environment, options.config));
  return Project{std::move(environment), std::move(settings), std::move(options)};
}

base::Result<std::optional<config::SchemaPlace>> schema_place(const Project& project) {
  std::vector<std::string> looked_at;
  return config::look_for_schema(project.environment, project.settings, schema_request(project), looked_at);
}

config::EnvFilePlaces env_file_places(const Project& project) {
  const auto place = schema_place(project);
  return config::env_file_places(project.environment, place.ok() ? *place : std::nullopt);
}

base::Result<std::filesystem::path> schema_path(const Project& project) {
  SCHEMAC_TRY(config::SchemaPlace place,
              config::find_schema(project.environment, project.settings, schema_request(project)));
  return std::move(place.path);
}

base::Result<std::filesystem::path> migrations_path(const Project& project) {
  std::filesystem::path schema;
  if (!project.options.migrations && !project.settings.migrations) {
    SCHEMAC_TRY(schema, schema_path(project));
  }
  return config::migrations_folder(project.environment, project.settings, project.options.migrations, schema);
}

}  // namespace schemac::app
