// Finds the schema and the migrations folder of a project
// (docs/reference/command-line.md#what-a-project-says).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/config/environment.hpp"
#include "schemac/config/settings.hpp"

namespace schemac::config {

// A schema that a file of the project names.
struct NamedSchema {
  std::filesystem::path path;  // absolute
  std::filesystem::path home;  // the folder of the file that names it
  std::string who;             // "`schema` in prisma.config.ts", for messages
};

struct SchemaRequest {
  std::optional<std::string> given;       // --schema
  std::optional<NamedSchema> configured;  // prisma.config.*: counts after schemac.toml, before package.json
};

struct SchemaPlace {
  std::filesystem::path path;  // absolute; exists; a file, or a folder whose files are all read
  std::filesystem::path home;  // the folder of the file that named it; Prisma would be run there
  std::string from;            // "--schema", "`schema` in schemac.toml", "prisma/schema.prisma by itself"
};

// Order: `given`, `schema` of schemac.toml, `configured`, `prisma.schema` of the nearest package.json; then
// from the working directory upward `prisma.schema` of a package.json, `schema.prisma`,
// `prisma/schema.prisma`, `prisma/schema/`. None if none of them exists: `looked_at` then has every place.
// Errors: "schema-not-found" if a named one is missing; "schema-ambiguous" if a conventional file is not
// named and models are in other files beside it.
base::Result<std::optional<SchemaPlace>> look_for_schema(const Environment& environment,
                                                         const Settings& settings,
                                                         const SchemaRequest& request,
                                                         std::vector<std::string>& looked_at);

// The same for a required schema: "schema-not-found" lists every place that was searched.
base::Result<SchemaPlace> find_schema(const Environment& environment, const Settings& settings,
                                      const SchemaRequest& request);

// The nearest package.json from the working directory upward, as Prisma finds it: one that does not parse, or
// that is the generated client's, is skipped.
std::optional<std::filesystem::path> nearest_package(const Environment& environment);

// The folder that a schema belongs to: the schema itself if it is a folder, else its parent.
std::filesystem::path schema_folder(const std::filesystem::path& schema);

// `given` (--migrations), `migrations` of schemac.toml, else `migrations` beside the schema. If the schema is
// a folder, the first existing of: in it, beside its file with the datasource (Prisma 6), beside the folder
// if a history is there. Absolute; need not exist.
std::filesystem::path migrations_folder(const Environment& environment, const Settings& settings,
                                        const std::optional<std::string>& given,
                                        const std::filesystem::path& schema);

// Folders with a migration history, a few levels below `folder`; at most five, in order.
std::vector<std::filesystem::path> histories_below(const std::filesystem::path& folder);

}  // namespace schemac::config
