#include "schemac/config/locate.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"

namespace schemac::config {
namespace {

constexpr std::array<const char*, 2> conventional_places = {"prisma/schema.prisma", "schema.prisma"};

bool is_there(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

// What a package.json says about the schema: a path, or why it says nothing.
struct PackageAnswer {
  std::optional<std::string> schema;
  std::string reason;
};

PackageAnswer read_package(const std::filesystem::path& file) {
  const auto text = base::read_file(file);
  if (!text.ok()) return {std::nullopt, "cannot be read"};
  const auto document = nlohmann::json::parse(text.value(), nullptr, false);
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

// One folder of the search. Empty result: not here, go on above.
base::Result<std::optional<std::filesystem::path>> search_folder(const Environment& environment,
                                                                 const std::filesystem::path& folder,
                                                                 std::vector<std::string>& looked_at) {
  for (const char* place : conventional_places) {
    const std::filesystem::path candidate = folder / place;
    if (is_there(candidate)) return std::optional(candidate);
    looked_at.push_back(candidate.string());
  }
  const std::filesystem::path package = folder / "package.json";
  if (!is_there(package)) {
    looked_at.push_back(package.string());
    return std::optional<std::filesystem::path>();
  }
  const PackageAnswer answer = read_package(package);
  if (!answer.schema) {
    looked_at.push_back(fmt::format("{} ({})", package.string(), answer.reason));
    return std::optional<std::filesystem::path>();
  }
  Environment beside;
  beside.working_directory = folder;
  const std::filesystem::path schema = beside.absolute(*answer.schema);
  if (is_there(schema)) return std::optional(schema);
  return named_but_absent(fmt::format("`prisma.schema` in {}", environment.shown(package)), schema.string(),
                          "Correct the path in package.json, or give --schema PATH.");
}

}  // namespace

base::Result<std::filesystem::path> find_schema(const Environment& environment, const Settings& settings,
                                                const std::optional<std::string>& given) {
  if (given) {
    const std::filesystem::path schema = environment.absolute(*given);
    if (is_there(schema)) return schema;
    return named_but_absent("--schema", schema.string(),
                            "Give the path of a .prisma file, or of a folder of them.");
  }
  if (settings.schema) {
    if (is_there(*settings.schema)) return *settings.schema;
    return named_but_absent(fmt::format("`schema` in {}", environment.shown(settings.file)),
                            settings.schema->string(),
                            "The path is relative to schemac.toml; correct it there, or give --schema PATH.");
  }
  std::vector<std::string> looked_at;
  std::filesystem::path folder = environment.working_directory;
  while (true) {
    SCHEMAC_TRY(const auto found, search_folder(environment, folder, looked_at));
    if (found) return *found;
    if (folder == folder.parent_path()) return found_nowhere(looked_at);
    folder = folder.parent_path();
  }
}

std::filesystem::path schema_folder(const std::filesystem::path& schema) {
  std::error_code ignored;
  return std::filesystem::is_directory(schema, ignored) ? schema : schema.parent_path();
}

std::filesystem::path migrations_folder(const Environment& environment, const Settings& settings,
                                        const std::optional<std::string>& given,
                                        const std::filesystem::path& schema) {
  if (given) return environment.absolute(*given);
  if (settings.migrations) return *settings.migrations;
  return schema_folder(schema) / "migrations";
}

}  // namespace schemac::config
