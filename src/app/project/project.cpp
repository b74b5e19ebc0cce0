#include "schemac/app/project.hpp"

#include <algorithm>

#include "project/prisma_config_values.hpp"
#include "schemac/app/external.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::app {
namespace {

namespace fs = std::filesystem;

// The sources that may name the schema besides schemac.toml and package.json.
base::Result<config::SchemaRequest> schema_request(const Project& project) {
  config::SchemaRequest request;
  request.given = project.options.schema;
  if (!request.given && !project.settings.schema) {
    SCHEMAC_TRY(request.configured, prisma_schema(project));
  }
  return request;
}

// Prefixes of variables that control schemac or describe a pipeline's run, such as its target branch.
constexpr std::string_view steering[] = {"SCHEMAC_", "GITHUB_", "CI_", "BITBUCKET_"};

// Variables that the file loaded are available to `env("X")`, as in Prisma, except controlling ones.
void take_variables(const prismaconfig::Variables& loaded, config::Environment& environment) {
  for (const auto& [name, value] : loaded) {
    const bool steers =
        name == "CI" || std::any_of(std::begin(steering), std::end(steering),
                                    [&own = name](auto prefix) { return own.starts_with(prefix); });
    if (!steers) environment.variables[name] = value;
  }
}

base::Status add_list(const Project& project, const prismaconfig::List& list, const std::string& section,
                      std::vector<std::string>& names) {
  if (list.state != prismaconfig::Field::State::unknown) {
    names = list.values;
    return base::ok();
  }
  const prismaconfig::Field field{list.state, list.why, list.place, {}};
  return config::unknown_value(project.environment, *project.prisma, section + ".external", field,
                               "`external` under [" + section + "] in schemac.toml");
}

}  // namespace

base::Result<Project> open_project(config::Environment environment, ProjectOptions options) {
  const bool of_prisma = options.config && config::is_prisma_file(*options.config);
  std::vector<std::string> passed_over;
  SCHEMAC_TRY(config::Settings settings,
              config::load_settings(environment, of_prisma ? std::nullopt : options.config, &passed_over));
  std::optional<config::PrismaFile> prisma;
  if (of_prisma || settings.prisma.config != config::PrismaConfig::off) {
    SCHEMAC_TRY(prisma, config::load_prisma_file(environment, of_prisma ? options.config : std::nullopt,
                                                 options.arguments, &passed_over));
  }
  if (prisma) take_variables(prisma->values.environment, environment);
  environment.runs_commands = options.reach != Reach::files;
  Project project{std::move(environment), std::move(settings), std::move(options), {}, std::move(prisma), {}};
  project.passed_over = std::move(passed_over);
  return project;
}

base::Result<External> external_of(const Project& project) {
  External external;
  if (project.settings.tables.external) {
    external.tables = *project.settings.tables.external;
  } else if (project.prisma) {
    SCHEMAC_CHECK(add_list(project, project.prisma->values.external_tables, "tables", external.tables));
  }
  if (project.settings.enums.external) {
    external.enums = *project.settings.enums.external;
  } else if (project.prisma) {
    SCHEMAC_CHECK(add_list(project, project.prisma->values.external_enums, "enums", external.enums));
  }
  return external;
}

base::Result<std::string> shadow_script_of(const Project& project) {
  if (project.settings.init_shadow_db) return *project.settings.init_shadow_db;
  if (!project.prisma) return std::string();
  const prismaconfig::Field& script = project.prisma->values.init_shadow_db;
  if (script.state == prismaconfig::Field::State::unknown) {
    return config::unknown_value(project.environment, *project.prisma, "migrations.initShadowDb", script,
                                 "`init_shadow_db` in schemac.toml");
  }
  return script.is_text() ? script.text : std::string();
}

base::Result<std::optional<config::SchemaPlace>> schema_place(const Project& project) {
  SCHEMAC_TRY(const config::SchemaRequest request, schema_request(project));
  std::vector<std::string> looked_at;
  return config::look_for_schema(project.environment, project.settings, request, looked_at);
}

config::EnvFilePlaces env_file_places(const Project& project) {
  const auto place = schema_place(project);
  return config::env_file_places(project.environment, place.ok() ? *place : std::nullopt);
}

base::Result<std::filesystem::path> schema_path(const Project& project) {
  SCHEMAC_TRY(const config::SchemaRequest request, schema_request(project));
  SCHEMAC_TRY(config::SchemaPlace place, config::find_schema(project.environment, project.settings, request));
  return std::move(place.path);
}

base::Result<std::filesystem::path> migrations_path(const Project& project) {
  std::filesystem::path schema;
  if (!project.options.migrations && !project.settings.migrations) {
    SCHEMAC_TRY(auto configured, prisma_migrations(project));
    if (configured) {
      SCHEMAC_CHECK(trust::ProjectFiles(project.prisma->folder).check_inside(*configured));
      return std::move(*configured);
    }
    SCHEMAC_TRY(schema, schema_path(project));
  }
  fs::path folder =
      config::migrations_folder(project.environment, project.settings, project.options.migrations, schema);
  if (!project.options.migrations && project.settings.migrations)
    SCHEMAC_CHECK(trust::ProjectFiles(project.settings.file.parent_path()).check_inside(folder));
  return folder;
}

}  // namespace schemac::app
