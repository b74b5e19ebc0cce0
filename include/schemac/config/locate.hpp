// Where the schema and the migrations of a project lie (CLI.md, "Global flags").
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "schemac/base/result.hpp"
#include "schemac/config/environment.hpp"
#include "schemac/config/settings.hpp"

namespace schemac::config {

// `given` (--schema), `schema` of schemac.toml; then from the working directory upward, the nearest folder
// with `prisma/schema.prisma`, `schema.prisma`, or a `package.json` with `prisma.schema`. The path exists and
// is absolute. "schema-not-found" lists every place that was looked at.
base::Result<std::filesystem::path> find_schema(const Environment& environment, const Settings& settings,
                                                const std::optional<std::string>& given);

// The folder that a schema belongs to: its own if it is a folder, else the one it lies in.
std::filesystem::path schema_folder(const std::filesystem::path& schema);

// `given` (--migrations), `migrations` of schemac.toml, else `migrations` beside the schema. Absolute; need
// not exist.
std::filesystem::path migrations_folder(const Environment& environment, const Settings& settings,
                                        const std::optional<std::string>& given,
                                        const std::filesystem::path& schema);

}  // namespace schemac::config
