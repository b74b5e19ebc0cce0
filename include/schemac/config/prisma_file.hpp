// Finds and loads the project's `prisma.config.*`: in the working directory as Prisma does, and above it up
// to the repository's top, where Prisma does not look.
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
  prismaconfig::Version version;       // of the project's Prisma, if package.json or node_modules give it
  std::filesystem::path folder;        // the folder in which Prisma would be run, for relative env files
  bool is_above = false;               // found above the working directory
};

// True if --config names a configuration file of Prisma; else it names schemac.toml.
bool is_prisma_file(const std::string& given);

// `given`: --config, if it names such a file. `arguments`: the command's arguments that the file can read.
// None if there is no file. Errors: "prisma-config-not-found"; "prisma-config-invalid" with file, line and
// column if the file is of another kind, is not JavaScript or TypeScript, or has a key that Prisma refuses. A
// file that throws is not an error here: the values that depend on it are unknown. A file that is not trusted
// (trust::distrust) is not read: `passed_over` gets a sentence about it.
base::Result<std::optional<PrismaFile>> load_prisma_file(const Environment& environment,
                                                         const std::optional<std::string>& given,
                                                         const std::vector<std::string>& arguments,
                                                         std::vector<std::string>* passed_over = nullptr);

// The error for a needed value of the file that is not known: it names the cause and the alternative. `key`:
// "datasource.url"; `instead`: "--url URL, or `url_env` under [env.NAME] in schemac.toml". Code:
// "prisma-config-unknown".
base::Error unknown_value(const Environment& environment, const PrismaFile& file, const std::string& key,
                          const prismaconfig::Field& field, const std::string& instead);

// "prisma.config.ts:12:9", relative to the working directory.
std::string shown(const Environment& environment, const prismaconfig::Place& place);

}  // namespace schemac::config
