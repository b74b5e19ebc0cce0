#include "schemac/app/configuration.hpp"

#include <fmt/format.h>

#include "project/database.hpp"
#include "project/prisma_config_values.hpp"
#include "schemac/app/external.hpp"

namespace schemac::app {
namespace {

using prismaconfig::Field;

// `scheme://user:password@host/..` without the password, and without the parameters that hold one.
std::string without_password(std::string text) {
  const size_t scheme = text.find("://");
  const size_t begin = scheme == std::string::npos ? 0 : scheme + 3;
  const size_t query = std::min(text.find('?', begin), text.size());
  const size_t at = text.substr(0, query).rfind('@');
  if (at != std::string::npos && at >= begin) {
    const size_t colon = text.find(':', begin);
    if (colon < at) text.erase(colon, at - colon);
  }
  for (const char* name : {"password=", "sslpassword="}) {
    for (size_t found = text.find(name); found != std::string::npos; found = text.find(name, found + 1)) {
      const size_t value = found + std::string_view(name).size();
      const size_t end = std::min(text.find('&', value), text.size());
      text.replace(value, end - value, "***");
    }
  }
  return text;
}

std::string url_of(const pg::ConnectionUrl& url) {
  std::string text = "postgresql://" + url.user + (url.user.empty() ? "" : "@") + url.host;
  if (!url.port.empty() && !url.host.starts_with('/')) text += ":" + url.port;
  text += "/" + url.database;
  return url.schema_given ? text + "?schema=" + url.schema : text;
}

class Finder {
 public:
  explicit Finder(const Project& project) : project_(project) {}

  FoundConfiguration run() {
    find_files();
    find_schema();
    find_migrations();
    find_seed();
    find_url();
    keep(prisma_shadow_url(project_), found_.shadow_url);
    find_external();
    if (project_.prisma && project_.prisma->values.failure && !found_.error) found_.error = failure();
    return std::move(found_);
  }

 private:
  void note_error(const base::Error& error, std::string& from) {
    from = error.message;
    if (!found_.error) found_.error = error;
  }
  void keep(const base::Result<std::optional<config::DatabaseUrl>>& url, FoundValue& into) {
    if (!url.ok()) return note_error(url.error(), into.from);
    if (!*url) return;
    into.value = without_password((*url)->text);
    into.from = (*url)->origin;
  }

  void find_files() {
    if (!project_.settings.file.empty()) found_.settings_file = project_.settings.file;
    if (!project_.prisma) return;
    found_.prisma_file = project_.prisma->values.file;
    if (!project_.prisma->is_above) return;
    found_.note =
        fmt::format("{} was found above the working directory; Prisma looks in the working directory only.",
                    project_.environment.shown(*found_.prisma_file));
  }

  std::string settings_origin(const char* key) const {
    return fmt::format("`{}` in {}", key, project_.environment.shown(project_.settings.file));
  }

  void find_schema() {
    const auto place = schema_place(project_);
    if (!place.ok()) return note_error(place.error(), found_.schema.from);
    if (!*place) return note_error(schema_path(project_).error(), found_.schema.from);
    found_.schema.value = (*place)->path.string();
    found_.schema.from = (*place)->from;
  }
  void find_migrations() {
    const auto path = migrations_path(project_);
    if (!path.ok()) return note_error(path.error(), found_.migrations.from);
    found_.migrations.value = path->string();
    if (project_.options.migrations) {
      found_.migrations.from = "--migrations";
    } else if (project_.settings.migrations) {
      found_.migrations.from = settings_origin("migrations");
    } else if (project_.prisma && project_.prisma->values.migrations_path.is_text()) {
      found_.migrations.from =
          origin_in_prisma_file(project_, "migrations.path", project_.prisma->values.migrations_path);
    } else {
      found_.migrations.from = "beside the schema";
    }
  }

  void find_seed() {
    if (!project_.prisma) return;
    const Field& seed = project_.prisma->values.seed;
    if (seed.is_text()) found_.seed.value = seed.text;
    if (seed.state == Field::State::unknown) found_.seed.from = seed.text;
    if (seed.is_text()) found_.seed.from = origin_in_prisma_file(project_, "migrations.seed", seed);
  }

  void find_url() {
    const bool named =
        project_.options.url || project_.options.env || project_.environment.get("SCHEMAC_ENV");
    if (!named) {
      const auto url = prisma_url(project_);
      keep(url, found_.url);
      if (!url.ok() || *url) return;
    }
    const auto database = find_database({project_});
    if (database.ok()) {
      found_.url.value = url_of(database->url);
      found_.url.from = database->origin;
    } else if (database.error().code == "command-not-run") {
      found_.url.from = database.error().message;
    } else if (database.error().code == no_database_code) {
      found_.url.from = "nothing says it";
    } else {
      note_error(database.error(), found_.url.from);
    }
  }

  void find_external() {
    const auto external = external_of(project_);
    if (!external.ok()) return note_error(external.error(), found_.external_tables.from);
    const auto origin = [&](bool settings, const char* section,
                            const prismaconfig::List* list) -> std::string {
      if (settings) return settings_origin(section) + ".external";
      if (list == nullptr || list->values.empty()) return "";
      return origin_in_prisma_file(project_, std::string(section) + ".external",
                                   {list->state, "", list->place, {}});
    };
    const auto* values = project_.prisma ? &project_.prisma->values : nullptr;
    found_.external_tables = {external->tables,
                              origin(project_.settings.tables.external.has_value(), "tables",
                                     values ? &values->external_tables : nullptr)};
    found_.external_enums = {external->enums, origin(project_.settings.enums.external.has_value(), "enums",
                                                     values ? &values->external_enums : nullptr)};
  }

  // The error that the file throws and that stops Prisma, even if no value depends on it.
  base::Error failure() const {
    const auto& failure = *project_.prisma->values.failure;
    return {
        .code = "prisma-config-throws",
        .message = fmt::format("{}: {}", config::shown(project_.environment, failure.place), failure.message),
        .hint = "Prisma stops here. schemac takes the values that do not depend on it."};
  }

  const Project& project_;
  FoundConfiguration found_;
};

}  // namespace

FoundConfiguration find_configuration(const Project& project) { return Finder(project).run(); }

}  // namespace schemac::app
