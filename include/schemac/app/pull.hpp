// Writes the schema from the database (`db pull`).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "schemac/app/context.hpp"
#include "schemac/base/result.hpp"

namespace schemac::app {

struct PullRequest {
  bool force = false;  // keeps only datasource and generators of the old schema, which may be invalid
  // Database schemas to read; the written datasource then lists them. Empty: those of the datasource, else
  // the connection's.
  std::vector<std::string> schemas;
};

struct PulledFile {
  std::filesystem::path path;  // absolute
  std::string text;
  bool changed = false;  // it differs from the file, or the file does not exist
};

struct PullReport {
  std::filesystem::path schema;
  std::string database;           // as it may be printed
  std::vector<PulledFile> files;  // schema files first, then the views' SQL (preview feature)
  size_t schema_files = 0;
  size_t models = 0;
  size_t enums = 0;
  std::string warnings;  // Prisma's text, "" for none
};

// Reads only, in one snapshot. A schema of `schemas` that the database does not have is noted. If there is no
// schema file, a new one is made at --schema or prisma/schema.prisma. Errors: of the schema, unless `force`;
// of the connection; "P4001" for an empty database; "P4002" for a foreign key to a schema that the datasource
// does not list.
base::Result<PullReport> pull(const Context& context, const PullRequest& request);

// Replaces every changed file, each atomically.
base::Status write_pulled(const PullReport& report);

}  // namespace schemac::app
