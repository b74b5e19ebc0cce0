// Where the schema and the migrations of a project lie (CLI.md, "What a project says").
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
  std::filesystem::path path;  // absolute; exists; a file, or a folder that is read whole
  std::filesystem::path home;  // from where it was found: the folder in which Prisma would be run
  std::string from;            // "--schema", "`schema` in schemac.toml", "prisma/schema.prisma by itself"
};

// `given`, `schema` of schemac.toml, `configured`, `prisma.schema` of the nearest package.json; then from the
// working directory upward `prisma.schema` of a package.json, `schema.prisma`, `prisma/schema.prisma`,
// `prisma/schema/`. None where there is nothing of that: `looked_at` then has every place. Errors:
// "schema-not-found" where one is named and absent; "schema-ambiguous" where nothing names a conventional
// file and models lie in other files beside it.
base::Result<std::optional<SchemaPlace>> look_for_schema(const Environment& environment,
                                                         const Settings& settings,
                                                         const SchemaRequest& request,
                                                         std::vector<std::string>& looked_at);

// The same, where there must be one: "schema-not-found" lists every place that was looked at.
base::Result<SchemaPlace> find_schema(const Environment& environment, const Settings& settings,
                                      const SchemaRequest& request);

// The nearest package.json from the working directory upward, as Prisma takes it: one that does not parse, or
// that is the generated client's, is passed over.
std::optional<std::filesystem::path> nearest_package(const Environment& environment);

// The folder that a schema belongs to: its own if it is a folder, else the one it lies in.
std::filesystem::path schema_folder(const std::filesystem::path& schema);

// `given` (--migrations), `migrations` of schemac.toml, else `migrations` beside the schema. With a folder as
// schema the first that exists of: in it, beside its file with the datasource (Prisma 6), beside the folder
// where a history lies there. Absolute; need not exist.
std::filesystem::path migrations_folder(const Environment& environment, const Settings& settings,
                                        const std::optional<std::string>& given,
                                        const std::filesystem::path& schema);

// Folders that hold a history of migrations, below `folder` and not deep; at most five, in order.
std::vector<std::filesystem::path> histories_below(const std::filesystem::path& folder);

}  // namespace schemac::config
