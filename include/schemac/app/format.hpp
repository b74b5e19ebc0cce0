// Formats the schema files into Prisma's canonical form.
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
  // Errors that formatting does not repair: the schema's files must stay as they are. The errors are in
  // `schema.diagnostics`.
  size_t error_count = 0;
  bool changed() const;
};

// Reads, adds the missing parts of relations (psl/missing_relation_parts.hpp) and formats; writes nothing.
base::Result<FormatReport> format(const Project& project);

// Replaces every changed file, each atomically and with its mode kept. Error "P1012", with nothing written,
// if the result has an error: as in Prisma, a schema that is not understood is not rewritten.
base::Status write_formatted(const FormatReport& report);

}  // namespace schemac::app
