#include <fmt/format.h>

#include "schemac/app/reference.hpp"

namespace schemac::app {

std::vector<config::DocumentedKey> settings_keys() { return config::documented_keys(); }

std::string errors_markdown() {
  std::string text =
      "# Error codes\n\nMade from the table in `src/app/reference/error_codes.cpp`; `schemac help CODE` "
      "prints the same. "
      "Codes that begin with P are Prisma's own, with Prisma's meaning.\n\n| code | cause | remedy "
      "|\n|---|---|---|\n";
  for (const ErrorCode& row : error_codes())
    text += fmt::format("| `{}` | {} | {} |\n", row.code, row.cause, row.remedy);
  return text;
}

std::string configuration_markdown() {
  std::string text =
      "# schemac.toml\n\nMade from the tables in `src/config/keys.cpp`; `schemac help configuration` prints "
      "the same. The "
      "file is searched from the working directory upward, or named with --config. An unknown key is an "
      "error.\n\n"
      "Durations are written `\"500ms\"`, `\"2s\"`, `\"10min\"`, `\"1h\"`; a number alone counts seconds. An "
      "environment "
      "may have tables `[env.NAME.timeouts]` and `[env.NAME.notify]` of its own, which win over the general "
      "ones.\n";
  std::string_view section = "none";
  for (const config::DocumentedKey& key : settings_keys()) {
    if (key.section != section) {
      section = key.section;
      text += fmt::format("\n## {}\n\n| key | value | meaning |\n|---|---|---|\n",
                          section.empty() ? "At the top" : fmt::format("[{}]", section));
    }
    text += fmt::format("| `{}` | {}: `{}` | {} |\n", key.name, key.type, key.example, key.meaning);
  }
  return text;
}

}  // namespace schemac::app
