// Writes the schema from the database (`db pull`).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"

namespace schemac::app {

struct PullRequest {
  bool force = false;  // of the old schema only datasource and generators are kept; it may be invalid
  // Instead of those that the datasource lists, which says these then; empty: the datasource's, else the
  // connection's.
  std::vector<std::string> schemas;
};

struct PulledFile {
  std::filesystem::path path;  // absolute
  std::string text;
  bool changed = false;  // it differs from the file, or there is none
};

struct PullReport {
  std::filesystem::path schema;
  std::string database;           // as it may be shown
  std::vector<PulledFile> files;  // schema files first, then the views' SQL (preview feature)
  size_t schema_files = 0;
  size_t models = 0;
  size_t enums = 0;
  std::string warnings;  // Prisma's text, "" for none
};

// Reads only, in one snapshot. A schema of `schemas` that the database does not have is noted. Where no
// schema is found, a new one is made at --schema or prisma/schema.prisma. Errors: of the schema, unless
// `force`; of the connection; "P4001" for an empty database; "P4002" for a foreign key to a schema that the
// datasource does not list.
base::Result<PullReport> pull(const Project& project, const PullRequest& request, const Reporter& reporter);

// Replaces every changed file, each atomically.
base::Status write_pulled(const PullReport& report);

}  // namespace schemac::app
