// Which Prisma a project uses. Source: its package.json files.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace schemac::config {

// The major number of a version as npm writes it: "^5.4.2", "~6", ">=4 <6", "npm:prisma@6.1.0". None for what
// names no number: "latest", "workspace:*", "catalog:".
std::optional<int> major_version(std::string_view range);

// The major number that the nearest package.json, from `path` upward, asks for `prisma`, or else for
// `@prisma/client`. None where no package.json says one.
std::optional<int> prisma_major_version(const std::filesystem::path& path);

}  // namespace schemac::config
