#include "schemac/prismaconfig/env_files.hpp"
#include "schemac/trust/border.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace schemac::prismaconfig {
namespace {

bool is_there(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

// The folder of the nearest package.json upward. A file that is not valid JSON, or that Prisma's generator
// wrote, does not count.
std::optional<std::filesystem::path> package_folder(const std::filesystem::path& from) {
  for (const std::filesystem::path& folder : trust::folders_upward(from)) {
    if (const auto text = trust::read_settings_file(folder / "package.json"); text.ok()) {
      const auto package = nlohmann::json::parse(text.value(), nullptr, false);
      const bool generated =
          package.is_object() && package.contains("name") && package["name"] == ".prisma/client";
      if (package.is_object() && !generated) return folder;
    }
  }
  return std::nullopt;
}

EnvPairs read_pairs(const std::filesystem::path& file) {
  const auto text = trust::read_settings_file(file);
  return text.ok() ? parse_dotenv(text.value()) : EnvPairs();
}

class Loader {
 public:
  explicit Loader(const Variables& process) { loaded_.variables = process; }

  void load(const std::filesystem::path& file) {
    loaded_.files.push_back(file);
    const EnvPairs pairs = read_pairs(file);
    for (const auto& [key, value] : pairs) loaded_.variables.emplace(key, value);
    const auto expanded = expand_like_prisma(pairs, loaded_.variables);
    for (const auto& [key, value] : expanded ? *expanded : pairs) loaded_.variables[key] = value;
  }
  bool look(const std::filesystem::path& file) {
    loaded_.places.push_back(file);
    return is_there(file);
  }
  void find_conflicts(const std::filesystem::path& root, const std::filesystem::path& schema) {
    const EnvPairs root_pairs = read_pairs(root);
    const auto expanded = expand_like_prisma(root_pairs, loaded_.variables);
    const EnvPairs& pairs = expanded ? *expanded : root_pairs;
    const Variables of_root(pairs.begin(), pairs.end());
    for (const auto& [key, value] : read_pairs(schema)) {
      const auto other = of_root.find(key);
      if (other != of_root.end() && other->second == value) loaded_.conflicts.push_back(key);
    }
  }
  LoadedEnv take() { return std::move(loaded_); }

 private:
  LoadedEnv loaded_;
};

}  // namespace

LoadedEnv load_env_files(const std::filesystem::path& working_directory, const Variables& process,
                         const std::optional<std::filesystem::path>& schema) {
  Loader loader(process);
  std::optional<std::filesystem::path> root;
  if (const auto folder = package_folder(working_directory); folder && loader.look(*folder / ".env"))
    root = *folder / ".env";
  std::vector<std::filesystem::path> places;
  if (schema) places.push_back(schema->parent_path() / ".env");
  places.push_back(working_directory / "prisma/.env");
  places.push_back(working_directory / ".env");
  std::optional<std::filesystem::path> beside;
  for (const auto& place : places) {
    if (loader.look(place)) {
      beside = place;
      break;
    }
  }
  std::error_code ignored;
  if (root && beside && std::filesystem::equivalent(*root, *beside, ignored)) beside.reset();
  if (root) loader.load(*root);
  if (root && beside) loader.find_conflicts(*root, *beside);
  LoadedEnv loaded = loader.take();
  if (!beside || !loaded.conflicts.empty()) return loaded;
  Loader second(loaded.variables);
  second.load(*beside);
  LoadedEnv both = second.take();
  both.files.insert(both.files.begin(), loaded.files.begin(), loaded.files.end());
  both.places = loaded.places;
  return both;
}

}  // namespace schemac::prismaconfig
