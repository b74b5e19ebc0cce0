// The configuration of a project as schemac found it, each value with its source (`schemac config`).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemac/app/project.hpp"

namespace schemac::app {

struct FoundValue {
  std::optional<std::string> value;  // none: no source names it, or its value is not known
  std::string from;                  // the source of the value, or the reason why it is not known
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
  std::string note;  // a note about the Prisma file if it is above the working directory
  // The first error that keeps a value from being known; a command that needs the value would fail with it.
  std::optional<base::Error> error;
};

// Never fails: the report says which values could not be found. Connects to no server.
FoundConfiguration find_configuration(const Project& project);

}  // namespace schemac::app
