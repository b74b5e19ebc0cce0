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
  // Errors that formatting does not mend: the schema's files must stay as they are. What they are stands in
  // `schema.diagnostics`.
  size_t error_count = 0;
  bool changed() const;
};

// Reads, adds the missing parts of relations (psl/missing_relation_parts.hpp) and formats; writes nothing.
base::Result<FormatReport> format(const Project& project);

// Replaces every changed file, each atomically and with its mode kept. "P1012", and nothing is written, where
// the result has an error, as Prisma does: what cannot be understood is not rewritten.
base::Status write_formatted(const FormatReport& report);

}  // namespace schemac::app
