// Reads `.env` files as Prisma and the loaders of configuration files do
// (docs/reference/prisma-config.md#env-files).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schemac/prismaconfig/evaluate.hpp"

namespace schemac::prismaconfig {

// Keys in the order of their first appearance, each once, with its last value.
using EnvPairs = std::vector<std::pair<std::string, std::string>>;

// The pairs of a file's text as dotenv 16 and 17 read them, not expanded.
EnvPairs parse_dotenv(std::string_view text);
// As node's own parser reads them (process.loadEnvFile, util.parseEnv).
EnvPairs parse_node_env(std::string_view text);
// The result of dotenv-expand 12 for the pairs, with the variables of the process. None if it would never
// end, or take very long.
std::optional<EnvPairs> expand_pairs(const EnvPairs& pairs, const Variables& process);
// The result of Prisma's own expansion (`${NAME}` only). None if it would overflow the stack, or take very
// long.
std::optional<EnvPairs> expand_like_prisma(const EnvPairs& pairs, const Variables& process);

// The env files that Prisma 6 and older load if there is no configuration file.
struct LoadedEnv {
  Variables variables;                        // the process's and the files'
  std::vector<std::filesystem::path> files;   // those that were read, in order
  std::vector<std::filesystem::path> places;  // every place that was searched, in order
  std::vector<std::string> conflicts;  // keys that both files set to the same value: an error in Prisma
};
// `schema`: the --schema argument, absolute.
LoadedEnv load_env_files(const std::filesystem::path& working_directory, const Variables& process,
                         const std::optional<std::filesystem::path>& schema);

}  // namespace schemac::prismaconfig
