#pragma once

#include <filesystem>
#include <optional>

#include "schemac/prismaconfig/evaluate.hpp"

namespace schemac::prismaconfig {

// Whether Prisma evaluates a file of that kind; .json and the like it refuses.
bool is_readable_kind(const std::filesystem::path& file);
// The file that `--config path` means: the extension may be missing.
std::optional<std::filesystem::path> given_file(const std::filesystem::path& path);

}  // namespace schemac::prismaconfig
