// Which database: the order of CLI.md, "Where the database URL comes from".
#pragma once

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/config/environment.hpp"
#include "schemac/config/settings.hpp"

namespace schemac::config {

// One URL property of the schema's datasource.
struct SchemaUrl {
  std::string property;  // "directUrl", "url"
  std::string text;      // the literal, or the variable's name
  bool from_environment = false;
  bool operator==(const SchemaUrl&) const = default;
};

struct UrlRequest {
  std::optional<std::string> url;          // --url
  std::optional<std::string> environment;  // --env
  std::vector<SchemaUrl> schema_urls;      // in the order in which they count
  std::filesystem::path schema_folder;     // whose .env is read; empty where there is no schema
};

struct DatabaseUrl {
  std::string text;  // holds the password: never print it
  std::string
      origin;  // "--url", "DATABASE_URL in .env", "[env.staging] url_env = STAGING_URL in schemac.toml"
};

// The environment that was asked for: --env, else SCHEMAC_ENV.
std::optional<std::string> chosen_environment(const Environment& environment, const UrlRequest& request);

// The first that is found. What is named must work: an unknown --env, an unset url_env, an unreadable
// url_file or a failing url_command ("url-source-failed") is an error and never falls through to the next
// place. "database-url-not-found" names DATABASE_URL and every place that was looked at.
base::Result<DatabaseUrl> find_database_url(const Environment& environment, const Settings& settings,
                                            const UrlRequest& request);

// Another secret of schemac.toml: a webhook's address.
struct SecretRequest {
  std::string section;  // "[notify]", for messages
  std::string key;      // "webhook"
  UrlSource source;
  Timeouts timeouts;
  std::filesystem::path schema_folder;  // whose .env is read; empty where there is no schema
};
// The address. "url-source-failed" where the source gives none. A command is killed once `stop` is set.
base::Result<std::string> find_secret(const Environment& environment, const Settings& settings,
                                      const SecretRequest& request, const std::atomic<bool>* stop = nullptr);

}  // namespace schemac::config
