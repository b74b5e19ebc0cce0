#include "schemac/config/environment.hpp"

#include <unistd.h>

namespace schemac::config {

std::optional<std::string> Environment::get(std::string_view name) const {
  const auto found = variables.find(name);
  if (found == variables.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

bool Environment::is_ci() const {
  const auto value = get("CI");
  return value && *value != "0" && *value != "false";
}

std::filesystem::path Environment::absolute(const std::filesystem::path& path) const {
  std::filesystem::path result = (working_directory / path).lexically_normal();
  // "a/" and "a" are the same path; without this the parent of "a/" would be "a".
  return result.has_filename() || result == result.root_path() ? result : result.parent_path();
}

std::string Environment::shown(const std::filesystem::path& path) const {
  const std::filesystem::path relative = path.lexically_relative(working_directory);
  if (relative.empty() || *relative.begin() == "..") return path.string();
  return relative.string();
}

Environment process_environment() {
  Environment result;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    const size_t equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    result.variables.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  std::error_code ignored;
  result.working_directory = std::filesystem::current_path(ignored);
  if (result.working_directory.empty()) result.working_directory = "/";
  return result;
}

}  // namespace schemac::config
