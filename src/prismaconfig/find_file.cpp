// Finds the configuration file.
#include <array>

#include "find_file.hpp"

namespace schemac::prismaconfig {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 2> names_of_seven = {"prisma7.config", ".config/prisma7"};
constexpr std::array<const char*, 6> names = {"prisma.config",         "prisma.config/index",
                                              ".config/prisma",        ".config/prisma/index",
                                              ".config/prisma.config", ".config/prisma.config/index"};
constexpr std::array<const char*, 12> endings = {".js",   ".ts",    ".mjs",   ".cjs",  ".mts", ".cts",
                                                 ".json", ".jsonc", ".json5", ".yaml", ".yml", ".toml"};
constexpr size_t read_endings = 6;  // the others are found and refused

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

std::optional<fs::path> with_ending(const fs::path& path) {
  for (const char* ending : endings) {
    if (const fs::path made = path.string() + ending; is_file(made)) return made;
  }
  return std::nullopt;
}

}  // namespace

bool is_readable_kind(const fs::path& file) {
  const std::string ending = file.extension().string();
  for (size_t i = 0; i < read_endings; ++i) {
    if (ending == endings[i]) return true;
  }
  return false;
}

std::optional<fs::path> given_file(const fs::path& path) {
  if (is_file(path)) return path;
  if (const auto found = with_ending(path)) return found;
  return with_ending(path / "index");
}

std::optional<fs::path> find_file(const fs::path& folder, const Version& version) {
  if (version.major >= 7) {
    for (const char* name : names_of_seven) {
      if (const auto found = with_ending(folder / name)) return found;
    }
  }
  for (const char* name : names) {
    if (const auto found = with_ending(folder / name)) return found;
  }
  return std::nullopt;
}

}  // namespace schemac::prismaconfig
