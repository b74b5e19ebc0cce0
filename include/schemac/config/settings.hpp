// The settings of schemac.toml, which replace repeated flags. `documented_keys()` is the list of every key
// with its meaning; docs/configuration.md is made from it, and an unknown key is an error.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/config/environment.hpp"

namespace schemac::config {

// The source of a secret: an environment's database URL, a webhook's address.
struct UrlSource {
  enum class Kind { url, url_env, url_file, url_command };
  Kind kind = Kind::url;
  std::string text;  // the URL, the variable's name, the path as written, the shell command
  bool operator==(const UrlSource&) const = default;
};

// None: the default of the code that uses it.
struct Timeouts {
  std::optional<std::chrono::milliseconds> lock_wait;     // for another run of migrations
  std::optional<std::chrono::milliseconds> lock_timeout;  // for a table lock, each attempt
  std::optional<std::chrono::milliseconds> url_command;
  bool operator==(const Timeouts&) const = default;
};

struct NotifySettings {
  std::optional<UrlSource> webhook;  // none: nothing is sent
  // "start", "success", "failure", "rollback", "lock"
  std::vector<std::string> events = {"start", "success", "failure", "rollback", "lock"};
  std::chrono::milliseconds lock_after{30'000};  // waiting time for a lock until the message is sent
  std::chrono::milliseconds timeout{3'000};      // of one attempt
  int retries = 2;                               // after the first attempt
  bool operator==(const NotifySettings&) const = default;
};

enum class Strictness { error, warning, off };

struct CheckSettings {
  std::optional<std::string> base;  // a revision; none: the merge base with the main branch
  bool format = true;
  Strictness destructive = Strictness::error;
  std::vector<std::string> reviewed;  // migrations whose destructive statements are intended
  bool operator==(const CheckSettings&) const = default;
};

struct DevSettings {
  bool seed = false;  // runs the seed after `dev` on a database that `dev` created
  bool operator==(const DevSettings&) const = default;
};

struct ReplaySettings {
  std::optional<UrlSource> source;  // none: a private PostgreSQL
  bool operator==(const ReplaySettings&) const = default;
};

struct NamedEnvironment {
  std::string name;
  std::optional<UrlSource> source;
  bool confirm = false;           // commands that change the database ask first
  bool allow_destructive = true;  // false: migrations that lose data need a flag
  bool protect_rows = false;      // a transaction that lost rows is rolled back instead of committed
  bool allow_reset = true;        // false: `reset` and `push --force-reset` never run
  Timeouts timeouts;
  NotifySettings notify;  // [notify], overridden by [env.NAME.notify]
  bool operator==(const NamedEnvironment&) const = default;
};

// Whether `prisma.config.*` is read.
enum class PrismaConfig { read, off };
struct PrismaSettings {
  PrismaConfig config = PrismaConfig::read;
  bool operator==(const PrismaSettings&) const = default;
};

// External tables or enums, as `schema.table`; none: the list of prisma.config.* is used.
struct ExternalSettings {
  std::optional<std::vector<std::string>> external;
  bool operator==(const ExternalSettings&) const = default;
};

struct Settings {
  std::filesystem::path file;                       // absolute; empty where no schemac.toml was found
  std::optional<std::filesystem::path> schema;      // absolute
  std::optional<std::filesystem::path> migrations;  // absolute
  bool strict = false;  // DEFERRABLE and NULLS NOT DISTINCT of a database are differences
  std::optional<std::string> init_shadow_db;  // SQL that the replayed history starts from
  PrismaSettings prisma;
  ExternalSettings tables;
  ExternalSettings enums;
  CheckSettings check;
  DevSettings dev;
  ReplaySettings replay;
  Timeouts timeouts;
  NotifySettings notify;
  std::vector<NamedEnvironment> environments;  // by name
  const NamedEnvironment* environment(std::string_view name) const;
  bool operator==(const Settings&) const = default;
};

// `text` is the content of `file`. Error: "config-invalid" with file and line for broken TOML, an unknown key
// (the hint has the nearest known one), a wrong type, or two URL sources in one environment.
base::Result<Settings> parse_settings(std::string_view text, const std::filesystem::path& file);

// Loads `given` (--config) or the nearest `schemac.toml` of trust::folders_upward(working directory). A
// missing file is an error only if it was given. A file that is not trusted (trust::distrust) is not read:
// `passed_over` gets a sentence about it; if it was given, the error is "settings-distrusted".
base::Result<Settings> load_settings(const Environment& environment, const std::optional<std::string>& given,
                                     std::vector<std::string>* passed_over = nullptr);

// One key of schemac.toml, for people.
struct DocumentedKey {
  std::string_view section;  // "", "check", "timeouts", "notify", "env.NAME", ...
  std::string_view name;
  std::string_view type;     // "string", "true or false", "duration", ...
  std::string_view example;  // as it stands behind `name = `
  std::string_view meaning;  // one sentence or more; names the default
};
std::vector<DocumentedKey> documented_keys();

}  // namespace schemac::config
