#include "schemac/config/env_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dotenv.hpp"
#include "schemac/base/text.hpp"
#include "schemac/prismaconfig/env_files.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::config {
namespace {

namespace fs = std::filesystem;

void add_once(std::vector<fs::path>& paths, fs::path path) {
  if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(std::move(path));
}

}  // namespace

EnvFilePlaces env_file_places(const Environment& environment, const std::optional<SchemaPlace>& schema) {
  EnvFilePlaces places;
  if (const auto package = nearest_package(environment)) places.root = package->parent_path() / ".env";
  std::vector<fs::path> homes;
  if (schema) {
    add_once(places.of_schema, schema->path.parent_path() / ".env");
    homes.push_back(schema->home);
  }
  homes.push_back(environment.working_directory);
  for (const fs::path& home : homes) {
    add_once(places.of_schema, home / "prisma" / ".env");
    add_once(places.of_schema, home / ".env");
  }
  if (places.root) std::erase(places.of_schema, *places.root);
  return places;
}

VariableSearch::File VariableSearch::read(const fs::path& path) {
  File file;
  file.path = path;
  auto text = trust::read_settings_file(path);
  // A folder named .env is a Python environment.
  if (!text.ok() && (text.error().code == "file-not-found" || text.error().code == "file-is-folder"))
    return file;
  if (!text.ok() && (text.error().code == "settings-distrusted" || text.error().code == "file-leads-out")) {
    const auto why = trust::distrust(path);
    file.passed_over = "not read: " + (why ? *why : std::string("it leads out of the repository"));
    return file;
  }
  file.present = true;
  if (text.ok()) {
    for (auto& [name, value] : prismaconfig::parse_dotenv(*text)) file.values[name] = std::move(value);
  } else {
    file.error = std::move(text).error();
  }
  return file;
}

VariableSearch::VariableSearch(const Environment& environment, const EnvFilePlaces& places)
    : environment_(environment) {
  if (places.root) files_.push_back(read(*places.root));
  add_schema_file(places.of_schema);
  for (const File& file : files_) all_.insert(file.values.begin(), file.values.end());
}

void VariableSearch::add_schema_file(const std::vector<fs::path>& places) {
  bool found = false;
  for (const fs::path& path : places) {
    File file = read(path);
    (found && file.present ? passed_over_ : files_).push_back(std::move(file));
    found = found || files_.back().present;
  }
}

base::Result<std::optional<VariableValue>> VariableSearch::expanded(const std::string& name,
                                                                    const std::string& text,
                                                                    const std::string& place) const {
  Expanded value = expand_dotenv(text, all_, environment_.variables);
  if (!value.missing.empty()) {
    return base::Error{
        .code = "P1012",
        .message = fmt::format("Environment variable not found: {}. The value of {} needs it.",
                               base::join(value.missing, ", "), place),
        .hint = fmt::format("Set ${{{}}} in the environment or in .env, or write the value itself into {}.",
                            value.missing.front(), name)};
  }
  if (value.text.empty()) return std::optional<VariableValue>();
  return std::optional(VariableValue{std::move(value.text), place});
}

base::Result<std::optional<VariableValue>> VariableSearch::find(const std::string& name) const {
  if (const auto own = environment_.variables.find(name); own != environment_.variables.end()) {
    const std::string place = "the environment variable " + name;
    if (all_.contains(name)) return expanded(name, own->second, place);  // as in Prisma: only these
    if (own->second.empty()) return std::optional<VariableValue>();
    return std::optional(VariableValue{own->second, place});
  }
  std::string warning;
  for (const File& file : files_) {
    if (!file.passed_over.empty())
      warning += fmt::format("; {} was {}", environment_.shown(file.path), file.passed_over);
    // The unreadable file may have the variable.
    if (file.error) return *file.error;
    const auto found = file.values.find(name);
    if (found == file.values.end()) continue;
    return expanded(name, found->second,
                    fmt::format("{} in {}{}", name, environment_.shown(file.path), warning));
  }
  return std::optional<VariableValue>();
}

std::vector<std::string> VariableSearch::looked_at(const std::string& name) const {
  const bool set = environment_.variables.contains(name);
  const auto in_file = all_.find(name);
  const bool hidden = set && in_file != all_.end() && !in_file->second.empty();
  const char* of_process = hidden ? "empty, which goes before the .env files, as with Prisma" : "empty";
  std::vector<std::string> places = {
      fmt::format("the environment variable {} ({})", name, set ? of_process : "not set")};
  for (const File& file : files_) {
    const auto value = file.values.find(name);
    const char* reason = file.present                ? "not there"
                         : !file.passed_over.empty() ? file.passed_over.c_str()
                                                     : "no such file";
    if (value != file.values.end()) reason = value->second.empty() ? "empty" : "there";
    places.push_back(fmt::format("{} in {} ({})", name, file.path.string(), reason));
  }
  for (const File& file : passed_over_) {
    places.push_back(fmt::format("{} in {} (not read: a file above goes before it, as with Prisma)", name,
                                 file.path.string()));
  }
  return places;
}

}  // namespace schemac::config
