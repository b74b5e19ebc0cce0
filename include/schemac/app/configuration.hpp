// What schemac found about a project, each value with its place (`schemac config`).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemac/app/project.hpp"

namespace schemac::app {

struct FoundValue {
  std::optional<std::string> value;  // none: nothing says it, or it is not known
  std::string from;                  // where it was found; why it is not known
};

struct FoundList {
  std::vector<std::string> values;
  std::string from;
};

struct FoundConfiguration {
  FoundValue schema;      // absolute path
  FoundValue migrations;  // absolute path; need not exist
  FoundValue seed;        // shell command
  FoundValue url;         // without password
  FoundValue shadow_url;  // without password
  FoundList external_tables;
  FoundList external_enums;
  std::optional<std::filesystem::path> prisma_file;  // absolute
  std::optional<std::filesystem::path> settings_file;
  std::string note;  // of the Prisma file, where it lies above the working directory
  // The first that keeps a value from being known and that a command that needs the value would stop at.
  std::optional<base::Error> error;
};

// Never fails: what cannot be found is told in the report. Asks no server.
FoundConfiguration find_configuration(const Project& project);

}  // namespace schemac::app
