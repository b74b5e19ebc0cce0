// Finds the database URL in the order of docs/reference/command-line.md#where-the-database-url-comes-from.
#pragma once

#include <atomic>
#include <optional>
#include <string>

#include "schemac/base/result.hpp"
#include "schemac/config/env_files.hpp"
#include "schemac/config/environment.hpp"
#include "schemac/config/settings.hpp"

namespace schemac::config {

// The URL that the project itself names: `datasource.url` of prisma.config.*, else `directUrl`, else `url` of
// the schema's datasource.
struct SaidUrl {
  std::string who;   // "`url` in the schema's datasource", for messages
  std::string text;  // the literal, or the variable's name
  bool from_environment = false;
  bool operator==(const SaidUrl&) const = default;
};

struct UrlRequest {
  std::optional<std::string> url;          // --url
  std::optional<std::string> environment;  // --env
  std::optional<SaidUrl> said;             // none: the project names no URL, and DATABASE_URL is used
  EnvFilePlaces env_files;
};

struct DatabaseUrl {
  std::string text;  // holds the password: never print it
  std::string
      origin;  // "--url", "DATABASE_URL in .env", "[env.staging] url_env = STAGING_URL in schemac.toml"
};

// The selected environment: --env, else SCHEMAC_ENV.
std::optional<std::string> chosen_environment(const Environment& environment, const UrlRequest& request);

// The first source that is set. A named source that fails is an error, and no later one is tried: an unknown
// --env, an unset url_env, an unreadable url_file, a failing url_command ("url-source-failed"), a variable of
// `said` that is unset or empty ("P1012", with every searched place). If no source is named, DATABASE_URL is
// read; "database-url-not-found" with every searched place if it is not set.
base::Result<DatabaseUrl> find_database_url(const Environment& environment, const Settings& settings,
                                            const UrlRequest& request);

// A request for another secret of schemac.toml: a webhook's address.
struct SecretRequest {
  std::string section;  // "[notify]", for messages
  std::string key;      // "webhook"
  UrlSource source;
  Timeouts timeouts;
  EnvFilePlaces env_files;
};
// The address. Error: "url-source-failed" if the source gives none. A command is killed once `stop` is set.
base::Result<std::string> find_secret(const Environment& environment, const Settings& settings,
                                      const SecretRequest& request, const std::atomic<bool>* stop = nullptr);

}  // namespace schemac::config
