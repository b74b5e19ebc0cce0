#include "schemac/config/locate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "readings.hpp"
#include "schemac/base/byte_order_mark.hpp"
#include "schemac/base/text.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::config {
namespace {

namespace fs = std::filesystem;

// Prisma's order.
constexpr std::array<const char*, 3> conventional_places = {"schema.prisma", "prisma/schema.prisma",
                                                            "prisma/schema"};
constexpr const char* client_package = ".prisma/client";  // the generated one
constexpr const char* history_mark = "migration_lock.toml";
constexpr size_t most_histories = 5;
constexpr int deepest_history = 4;

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

// The schema that a package.json names: a path, or the reason why there is none.
struct PackageAnswer {
  std::optional<std::string> schema;
  std::string reason;
};

PackageAnswer read_package(const fs::path& file) {
  const auto text = trust::read_project_file(file);
  if (!text.ok()) return {std::nullopt, "cannot be read"};
  const auto document = nlohmann::json::parse(base::without_byte_order_mark(text.value()), nullptr, false);
  if (document.is_discarded()) return {std::nullopt, "is not valid JSON"};
  const nlohmann::json::json_pointer pointer("/prisma/schema");
  if (!document.is_object() || !document.contains(pointer) || !document.at(pointer).is_string()) {
    return {std::nullopt, "has no prisma.schema"};
  }
  return {document.at(pointer).get<std::string>(), ""};
}

base::Error named_but_absent(const std::string& who, const std::string& path, const std::string& hint) {
  base::Error error;
  error.code = "schema-not-found";
  error.message = fmt::format("The schema that {} names does not exist: {}", who, path);
  error.hint = hint;
  return error;
}

base::Error found_nowhere(const std::vector<std::string>& looked_at) {
  base::Error error;
  error.code = "schema-not-found";
  error.message = "No schema was found. Looked at, from the working directory upward:\n  " +
                  base::join(looked_at, "\n  ");
  error.hint = "Give its path with --schema PATH, or write `schema = \"PATH\"` into schemac.toml.";
  return error;
}

using Place = std::optional<SchemaPlace>;

// A path that a project file in `home` names: a branch must not lead out of its repository.
base::Result<Place> ask_named(const fs::path& path, const fs::path& home, const std::string& who,
                              const std::string& hint) {
  if (!is_there(path)) return named_but_absent(who, path.string(), hint);
  SCHEMAC_CHECK(trust::ProjectFiles(home).check_inside(path));
  return Place({path, home, who});
}

// The schema that the package.json of a folder names. None if it names none: the reason is in `looked_at`.
base::Result<Place> ask_package(const Environment& environment, const fs::path& folder,
                                std::vector<std::string>& looked_at) {
  const fs::path package = folder / "package.json";
  if (!is_there(package)) {
    looked_at.push_back(package.string());
    return Place();
  }
  const PackageAnswer answer = read_package(package);
  if (!answer.schema) {
    looked_at.push_back(fmt::format("{} ({})", package.string(), answer.reason));
    return Place();
  }
  Environment beside;
  beside.working_directory = folder;
  const fs::path schema = beside.absolute(*answer.schema);
  const std::string who = fmt::format("`prisma.schema` in {}", environment.shown(package));
  return ask_named(schema, folder, who, "Correct the path in package.json, or give --schema PATH.");
}

bool holds_schema_files(const fs::path& folder) {
  std::error_code error;
  fs::recursive_directory_iterator entries(folder, error);
  for (const fs::recursive_directory_iterator end; !error && entries != end; entries.increment(error)) {
    if (entries->path().extension() == ".prisma") return true;
  }
  return false;
}

// A conventional place, which needs not be named.
base::Result<Place> ask_convention(const Environment& environment, const fs::path& folder,
                                   std::vector<std::string>& looked_at) {
  for (const char* place : conventional_places) {
    const fs::path candidate = folder / place;
    std::error_code ignored;
    const bool whole = fs::is_directory(candidate, ignored);
    if (whole ? candidate.extension().empty() && holds_schema_files(candidate) : is_there(candidate)) {
      if (!whole) SCHEMAC_CHECK(check_stands_alone(environment, candidate, folder));
      return Place({candidate, folder, fmt::format("{} by itself", environment.shown(candidate))});
    }
    looked_at.push_back(candidate.string());
  }
  return Place();
}

base::Result<Place> search_upward(const Environment& environment, std::vector<std::string>& looked_at) {
  // The nearest package.json precedes every conventional place, as in Prisma.
  const std::optional<fs::path> nearest = nearest_package(environment);
  if (nearest) {
    std::vector<std::string> told_below;
    SCHEMAC_TRY(Place named, ask_package(environment, nearest->parent_path(), told_below));
    if (named) return named;
  }
  for (const fs::path& folder : trust::folders_upward(environment.working_directory)) {
    SCHEMAC_TRY(Place named, ask_package(environment, folder, looked_at));
    if (named) return named;
    SCHEMAC_TRY(Place found, ask_convention(environment, folder, looked_at));
    if (found) return found;
  }
  return Place();
}

bool is_history(const fs::path& folder) {
  if (is_there(folder / history_mark)) return true;
  if (folder.filename() != "migrations") return false;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (is_there(it->path() / "migration.sql")) return true;
  }
  return false;
}

void collect_histories(const fs::path& folder, int depth, std::vector<fs::path>& found) {
  std::error_code error;
  std::vector<fs::path> folders;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (name == "node_modules" || name.starts_with('.') || !it->is_directory(error)) continue;
    folders.push_back(it->path());
  }
  std::sort(folders.begin(), folders.end());
  for (const fs::path& below : folders) {
    if (found.size() >= most_histories) return;
    if (is_history(below)) {
      found.push_back(below);
    } else if (depth > 0) {
      collect_histories(below, depth - 1, found);
    }
  }
}

// The migrations folder of a schema folder: Prisma 7 has it in the folder, Prisma 6 beside the file with the
// datasource, and many a prisma.config.ts beside the folder.
fs::path history_of_folder(const fs::path& schema) {
  fs::path inside = schema / "migrations";
  if (is_there(inside)) return inside;
  if (const auto file = datasource_file(schema)) {
    if (const fs::path beside_file = file->parent_path() / "migrations"; is_there(beside_file))
      return beside_file;
  }
  if (fs::path beside = schema.parent_path() / "migrations"; is_history(beside)) return beside;
  return inside;
}

}  // namespace

base::Result<Place> look_for_schema(const Environment& environment, const Settings& settings,
                                    const SchemaRequest& request, std::vector<std::string>& looked_at) {
  if (request.given) {
    const fs::path path = environment.absolute(*request.given);  // the user's own choice: it may be anywhere
    if (is_there(path)) return Place({path, environment.working_directory, "--schema"});
    return named_but_absent("--schema", path.string(),
                            "Give the path of a .prisma file, or of a folder of them.");
  }
  if (settings.schema) {
    return ask_named(*settings.schema, settings.file.parent_path(),
                     fmt::format("`schema` in {}", environment.shown(settings.file)),
                     "The path is relative to schemac.toml; correct it there, or give --schema PATH.");
  }
  if (request.configured) {
    const NamedSchema& named = *request.configured;
    return ask_named(named.path, named.home, named.who, "Correct the path there, or give --schema PATH.");
  }
  return search_upward(environment, looked_at);
}

base::Result<SchemaPlace> find_schema(const Environment& environment, const Settings& settings,
                                      const SchemaRequest& request) {
  std::vector<std::string> looked_at;
  SCHEMAC_TRY(Place found, look_for_schema(environment, settings, request, looked_at));
  if (found) return std::move(*found);
  return found_nowhere(looked_at);
}

std::optional<fs::path> nearest_package(const Environment& environment) {
  for (const fs::path& folder : trust::folders_upward(environment.working_directory)) {
    const fs::path package = folder / "package.json";
    if (const auto text = trust::read_project_file(package); text.ok()) {
      const auto document =
          nlohmann::json::parse(base::without_byte_order_mark(text.value()), nullptr, false);
      const bool generated =
          document.is_object() && document.value("name", nlohmann::json()) == client_package;
      if (!document.is_discarded() && !generated) return package;
    }
  }
  return std::nullopt;
}

fs::path schema_folder(const fs::path& schema) {
  std::error_code ignored;
  return fs::is_directory(schema, ignored) ? schema : schema.parent_path();
}

fs::path migrations_folder(const Environment& environment, const Settings& settings,
                           const std::optional<std::string>& given, const fs::path& schema) {
  if (given) return environment.absolute(*given);
  if (settings.migrations) return *settings.migrations;
  std::error_code ignored;
  return fs::is_directory(schema, ignored) ? history_of_folder(schema) : schema.parent_path() / "migrations";
}

std::vector<fs::path> histories_below(const fs::path& folder) {
  std::vector<fs::path> found;
  collect_histories(folder, deepest_history, found);
  return found;
}

}  // namespace schemac::config
