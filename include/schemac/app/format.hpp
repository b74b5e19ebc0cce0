// The schema in Prisma's canonical form.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "schemac/app/project.hpp"
#include "schemac/app/schema.hpp"
#include "schemac/base/result.hpp"

namespace schemac::app {

struct FormattedFile {
  std::filesystem::path path;  // absolute
  std::string text;            // the canonical form
  bool changed = false;        // it differs from the file
};

struct FormatReport {
  Schema schema;
  std::vector<FormattedFile> files;  // in the schema's order
  size_t broken_lines = 0;           // errors of the syntax: such files must stay as they are
  bool changed() const;
};

// Reads and formats; writes nothing.
base::Result<FormatReport> format(const Project& project);

// Replaces every changed file, each atomically and with its mode kept. "P1012", and nothing is written, where
// a line cannot be parsed: what cannot be read must not be rewritten.
base::Status write_formatted(const FormatReport& report);

}  // namespace schemac::app
