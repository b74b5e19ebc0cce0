// The process's surroundings as a value, so that everything that depends on them can be tested without
// setenv.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace schemac::config {

struct Environment {
  std::map<std::string, std::string, std::less<>> variables;
  std::filesystem::path working_directory;  // absolute
  // Whether commands that the project's files name (url_command, webhook_command) run: only for what opens
  // the database that they are for. Else whoever writes the files, a branch too, runs programs here.
  bool runs_commands = false;

  // An empty value counts as unset, as in Prisma and in most shells' tests.
  std::optional<std::string> get(std::string_view name) const;
  // `CI` is set, and not to "0" or "false".
  bool is_ci() const;
  // `path` made absolute from the working directory, `.` and `..` resolved by text.
  std::filesystem::path absolute(const std::filesystem::path& path) const;
  // How a person sees `path`: relative when it lies below the working directory, else as it is.
  std::string shown(const std::filesystem::path& path) const;
  bool operator==(const Environment&) const = default;
};

Environment process_environment();

}  // namespace schemac::config
