#pragma once

#include <filesystem>
#include <optional>

#include "schemac/prismaconfig/evaluate.hpp"

namespace schemac::prismaconfig {

// True if Prisma evaluates a file of that kind; it refuses .json and the like.
bool is_readable_kind(const std::filesystem::path& file);
// The file for `--config path`: the extension may be missing.
std::optional<std::filesystem::path> given_file(const std::filesystem::path& path);

}  // namespace schemac::prismaconfig
