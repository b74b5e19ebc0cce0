// Detects the Prisma version of a project. Source: its package.json files.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace schemac::config {

// The major number of a version as npm writes it: "^5.4.2", "~6", ">=4 <6", "npm:prisma@6.1.0". None for a
// text without a number: "latest", "workspace:*", "catalog:".
std::optional<int> major_version(std::string_view range);

// The major number that the nearest package.json, from `path` upward, requires of `prisma`, or else of
// `@prisma/client`. None if no package.json has one.
std::optional<int> prisma_major_version(const std::filesystem::path& path);

}  // namespace schemac::config
