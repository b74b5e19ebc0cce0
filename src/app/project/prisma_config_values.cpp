#include "project/prisma_config_values.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemac/base/text.hpp"
#include "schemac/prismaconfig/env_files.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::app {
namespace {

namespace fs = std::filesystem;
using prismaconfig::Field;

base::Error unknown(const Project& project, const char* key, const Field& field, const char* instead) {
  return config::unknown_value(project.environment, *project.prisma, key, field, instead);
}

constexpr const char* instead_of_url =
    "--url URL, or `url_env` under [env.NAME] in schemac.toml with --env NAME";

// Variables that are in .env but that the file does not load.
std::vector<std::string> only_in_env_file(const config::PrismaFile& file,
                                          const std::vector<std::string>& names) {
  std::vector<std::string> found;
  const auto text = trust::read_settings_file(file.folder / ".env");
  if (!text.ok()) return found;
  for (const auto& [name, value] : prismaconfig::parse_dotenv(text.value())) {
    const bool asked = std::find(names.begin(), names.end(), name) != names.end();
    if (asked && !file.values.environment.contains(name)) found.push_back(name);
  }
  return found;
}

// The error for a URL that is present, but empty or undefined.
base::Error without_value(const Project& project, const std::string& key, const Field& field) {
  const config::PrismaFile& file = *project.prisma;
  base::Error error;
  error.code = "P1012";
  const std::string names = base::join(field.variables, ", ");
  error.message = fmt::format("{} gives no URL", origin_in_prisma_file(project, key, field));
  error.message += names.empty() ? std::string(".")
                                 : fmt::format(": {} {} not set, or empty.", names,
                                               field.variables.size() > 1 ? "are" : "is");
  const auto unloaded = only_in_env_file(file, field.variables);
  if (!unloaded.empty()) {
    error.hint = fmt::format(
        "{} has {}, but {} does not load it, and Prisma does not either: add `import \"dotenv/config\"` at "
        "its top. ",
        project.environment.shown(file.folder / ".env"), base::join(unloaded, ", "),
        project.environment.shown(*file.values.file));
  }
  error.hint +=
      fmt::format("{}Or say the URL with {}.",
                  names.empty() || !unloaded.empty() ? "" : fmt::format("Set {}. ", names), instead_of_url);
  return error;
}

bool counts(const config::PrismaFile& file) {
  return file.version.major >= 7 || file.values.engine.text == "classic";
}

}  // namespace

std::string origin_in_prisma_file(const Project& project, const std::string& key, const Field& field) {
  prismaconfig::Place place = field.place;
  place.file = *project.prisma->values.file;
  return fmt::format("`{}` in {}", key, config::shown(project.environment, place));
}

base::Result<std::optional<config::NamedSchema>> prisma_schema(const Project& project) {
  using Named = std::optional<config::NamedSchema>;
  if (!project.prisma) return Named();
  const Field& field = project.prisma->values.schema;
  if (field.state == Field::State::unknown)
    return unknown(project, "schema", field, "--schema PATH, or `schema` in schemac.toml");
  if (!field.is_text()) return Named();
  return Named(config::NamedSchema{field.text, project.prisma->folder,
                                   origin_in_prisma_file(project, "schema", field)});
}

base::Result<std::optional<fs::path>> prisma_migrations(const Project& project) {
  if (!project.prisma) return std::optional<fs::path>();
  const Field& field = project.prisma->values.migrations_path;
  if (field.state == Field::State::unknown)
    return unknown(project, "migrations.path", field, "--migrations DIR, or `migrations` in schemac.toml");
  return field.is_text() ? std::optional(fs::path(field.text)) : std::nullopt;
}

base::Result<std::optional<config::DatabaseUrl>> prisma_url(const Project& project) {
  using Url = std::optional<config::DatabaseUrl>;
  if (!project.prisma || !counts(*project.prisma)) return Url();
  const bool six = project.prisma->version.major < 7;
  const Field& direct = project.prisma->values.direct_url;
  const bool takes_direct = six && direct.is_text() && !direct.text.empty();
  const Field& field = takes_direct ? direct : project.prisma->values.url;
  const std::string key = takes_direct ? "datasource.directUrl" : "datasource.url";
  if (field.is_text() && !field.text.empty()) {
    std::string origin = origin_in_prisma_file(project, key, field);
    if (!field.variables.empty()) origin += fmt::format(" ({})", base::join(field.variables, ", "));
    return Url(config::DatabaseUrl{field.text, std::move(origin)});
  }
  const auto& failure = project.prisma->values.failure;
  const bool lacks_variable = field.state == Field::State::unknown && failure &&
                              failure->name == "PrismaConfigEnvError" && failure->message == field.text;
  if (field.state == Field::State::unknown && !lacks_variable)
    return unknown(project, key.c_str(), field, instead_of_url);
  if (field.state == Field::State::absent && field.variables.empty()) return Url();
  return without_value(project, key, field);
}

base::Result<std::optional<config::DatabaseUrl>> prisma_shadow_url(const Project& project) {
  using Url = std::optional<config::DatabaseUrl>;
  if (!project.prisma || !counts(*project.prisma)) return Url();
  const Field& field = project.prisma->values.shadow_url;
  if (field.state == Field::State::unknown)
    return unknown(project, "datasource.shadowDatabaseUrl", field, "--shadow-database-url URL");
  if (!field.is_text() || field.text.empty()) return Url();
  return Url(
      config::DatabaseUrl{field.text, origin_in_prisma_file(project, "datasource.shadowDatabaseUrl", field)});
}

}  // namespace schemac::app
