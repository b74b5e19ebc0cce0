// schemac.toml: what a project says once instead of in flags.
//
//   schema = "prisma/schema.prisma"      # a file or a folder, relative to this file
//   migrations = "prisma/migrations"     # default: `migrations` beside the schema
//   [env.staging]                        # chosen with --env staging or SCHEMAC_ENV=staging; exactly one of:
//   url = "postgresql://..."             #   the URL itself
//   url_env = "STAGING_URL"              #   the variable that holds it
//   url_file = "/run/secrets/url"        #   the file that holds it
//   url_command = "vault read ..."       #   the command that prints it
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/config/environment.hpp"

namespace schemac::config {

// Where an environment's database URL comes from.
struct UrlSource {
  enum class Kind { url, url_env, url_file, url_command };
  Kind kind = Kind::url;
  std::string text;  // the URL, the variable's name, the path as written, the shell command
  bool operator==(const UrlSource&) const = default;
};

struct NamedEnvironment {
  std::string name;
  std::optional<UrlSource> source;
  bool operator==(const NamedEnvironment&) const = default;
};

struct Settings {
  std::filesystem::path file;                       // absolute; empty where no schemac.toml was found
  std::optional<std::filesystem::path> schema;      // absolute
  std::optional<std::filesystem::path> migrations;  // absolute
  std::vector<NamedEnvironment> environments;       // by name
  const NamedEnvironment* environment(std::string_view name) const;
  bool operator==(const Settings&) const = default;
};

// `text` is the content of `file`. "config-invalid" with file and line for broken TOML, an unknown key (the
// hint has the nearest known one), a wrong type, or two URL sources in one environment.
base::Result<Settings> parse_settings(std::string_view text, const std::filesystem::path& file);

// `given` (--config) or the nearest `schemac.toml` from the working directory upward. No file is no error,
// unless it was given.
base::Result<Settings> load_settings(const Environment& environment, const std::optional<std::string>& given);

}  // namespace schemac::config
