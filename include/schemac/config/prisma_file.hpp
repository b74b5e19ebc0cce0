// The project's `prisma.config.*`, as schemac looks for it: in the working directory as Prisma does, and
// above it up to the repository's top, where Prisma does not look.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/config/environment.hpp"
#include "schemac/prismaconfig/evaluate.hpp"

namespace schemac::config {

struct PrismaFile {
  prismaconfig::Configuration values;  // `file` is set
  prismaconfig::Version version;       // of the project's Prisma, as far as package.json or node_modules tell
  std::filesystem::path folder;        // where Prisma would be run: the file's env files are relative to it
  bool is_above = false;               // found above the working directory
};

// Whether --config names a file of Prisma; else it is schemac.toml.
bool is_prisma_file(const std::string& given);

// `given`: --config, where it names such a file. `arguments`: what the file sees as the command's. None where
// there is no file. Errors: "prisma-config-not-found"; "prisma-config-invalid" with file, line and column
// where the file is of another kind, is not JavaScript or TypeScript, or has a key that Prisma refuses. A
// file that throws is no error here: the values that need it are unknown. A file that does not count
// (trust::distrust) is not read: `passed_over` gets a sentence about it.
base::Result<std::optional<PrismaFile>> load_prisma_file(const Environment& environment,
                                                         const std::optional<std::string>& given,
                                                         const std::vector<std::string>& arguments,
                                                         std::vector<std::string>* passed_over = nullptr);

// For a value of the file that is needed and not known: what stands where, and what says it instead. `key`:
// "datasource.url"; `instead`: "--url URL, or `url_env` under [env.NAME] in schemac.toml".
// Code: "prisma-config-unknown".
base::Error unknown_value(const Environment& environment, const PrismaFile& file, const std::string& key,
                          const prismaconfig::Field& field, const std::string& instead);

// "prisma.config.ts:12:9", relative to the working directory.
std::string shown(const Environment& environment, const prismaconfig::Place& place);

}  // namespace schemac::config
