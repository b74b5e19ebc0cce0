// Which database: the order of CLI.md, "Where the database URL comes from".
#pragma once

#include <atomic>
#include <optional>
#include <string>

#include "schemac/base/result.hpp"
#include "schemac/config/env_files.hpp"
#include "schemac/config/environment.hpp"
#include "schemac/config/settings.hpp"

namespace schemac::config {

// What the project itself says about its database: `datasource.url` of prisma.config.*, else `directUrl`,
// else `url` of the schema's datasource.
struct SaidUrl {
  std::string who;   // "`url` in the schema's datasource", for messages
  std::string text;  // the literal, or the variable's name
  bool from_environment = false;
  bool operator==(const SaidUrl&) const = default;
};

struct UrlRequest {
  std::optional<std::string> url;          // --url
  std::optional<std::string> environment;  // --env
  std::optional<SaidUrl> said;             // none: the project says nothing, and DATABASE_URL counts
  EnvFilePlaces env_files;
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
// place, and so is a variable of `said` that is not set or empty ("P1012", with every place that was looked
// at). "database-url-not-found" where nothing is named: DATABASE_URL, and every place that was looked at.
base::Result<DatabaseUrl> find_database_url(const Environment& environment, const Settings& settings,
                                            const UrlRequest& request);

// Another secret of schemac.toml: a webhook's address.
struct SecretRequest {
  std::string section;  // "[notify]", for messages
  std::string key;      // "webhook"
  UrlSource source;
  Timeouts timeouts;
  EnvFilePlaces env_files;
};
// The address. "url-source-failed" where the source gives none. A command is killed once `stop` is set.
base::Result<std::string> find_secret(const Environment& environment, const Settings& settings,
                                      const SecretRequest& request, const std::atomic<bool>* stop = nullptr);

}  // namespace schemac::config
