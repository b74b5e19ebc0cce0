// The environment of the process as a value, so that code that depends on it can be tested without
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
  // True if commands that the project's files name (url_command, webhook_command) may run: only for commands
  // that open a database. Otherwise everyone who writes the files, in a branch too, could run programs here.
  bool runs_commands = false;

  // An empty value counts as unset, as in Prisma and in most shells' tests.
  std::optional<std::string> get(std::string_view name) const;
  // `CI` is set, and not to "0" or "false".
  bool is_ci() const;
  // `path` made absolute from the working directory, `.` and `..` resolved by text.
  std::filesystem::path absolute(const std::filesystem::path& path) const;
  // `path` as it is shown to a person: relative if it is below the working directory, else unchanged.
  std::string shown(const std::filesystem::path& path) const;
  bool operator==(const Environment&) const = default;
};

Environment process_environment();

}  // namespace schemac::config
