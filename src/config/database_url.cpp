#include "schemac/config/database_url.hpp"

#include <fmt/format.h>

#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"
#include "secret.hpp"

namespace schemac::config {
namespace {

constexpr std::string_view variable = "DATABASE_URL";

base::Error failed(std::string message, std::string hint) {
  base::Error error;
  error.code = "url-source-failed";
  error.message = std::move(message);
  error.hint = std::move(hint);
  return error;
}

class Search {
 public:
  Search(const Environment& environment, const Settings& settings, const UrlRequest& request,
         const std::atomic<bool>* stop = nullptr)
      : environment_(environment), settings_(settings), request_(request), stop_(stop) {}

  base::Result<DatabaseUrl> run() const {
    if (request_.url) return DatabaseUrl{*request_.url, "--url"};
    if (const auto name = chosen_environment(environment_, request_)) return from_settings(*name);
    if (request_.said) return from_project(*request_.said);
    SCHEMAC_TRY(const auto value, variables().find(std::string(variable)));
    if (value) return DatabaseUrl{value->text, value->place};
    return found_nowhere();
  }

  // `key` is "url" or "webhook": the prefix of the keys that may name the source.
  base::Result<DatabaseUrl> resolve(const std::string& section, const std::string& key,
                                    const UrlSource& source, const Timeouts& timeouts) const {
    switch (source.kind) {
      case UrlSource::Kind::url:
        break;
      case UrlSource::Kind::url_env:
        return from_variable(section, key, source.text);
      case UrlSource::Kind::url_file:
        return from_file(fmt::format("{}_file of {}", key, section), source.text);
      case UrlSource::Kind::url_command:
        return from_command(fmt::format("{}_command of {}", key, section), source.text,
                            {timeouts.url_command.value_or(url_command_limit), stop_});
    }
    return DatabaseUrl{source.text, fmt::format("{} {} in {}", section, key, settings_file())};
  }

 private:
  VariableSearch variables() const { return {environment_, request_.env_files}; }

  base::Result<DatabaseUrl> from_settings(const std::string& name) const {
    const NamedEnvironment* chosen = settings_.environment(name);
    if (chosen == nullptr) return unknown_environment(name);
    if (!chosen->source) {
      return failed(
          fmt::format("[env.{}] in {} does not say where its URL comes from.", name, settings_file()),
          "Add one of url, url_env, url_file, url_command.");
    }
    const std::string section = fmt::format("[env.{}]", name);
    return resolve(section, "url", *chosen->source, chosen->timeouts);
  }

  base::Error unknown_environment(const std::string& name) const {
    if (settings_.file.empty()) {
      return failed(fmt::format("The environment `{}` is not known: there is no schemac.toml.", name),
                    fmt::format("Write [env.{}] into schemac.toml, or give --url.", name));
    }
    std::vector<std::string> known;
    for (const NamedEnvironment& candidate : settings_.environments) known.push_back(candidate.name);
    return failed(
        fmt::format("The environment `{}` is not known: {} has no [env.{}].", name, settings_file(), name),
        known.empty() ? fmt::format("Write [env.{}] into it.", name)
                      : "Known environments: " + base::join(known, ", ") + ".");
  }

  base::Result<DatabaseUrl> from_variable(const std::string& section, const std::string& key,
                                          const std::string& name) const {
    SCHEMAC_TRY(const auto value, variables().find(name));
    if (!value) {
      return failed(fmt::format("{} in {} takes its {} from the variable {}, which is not set.", section,
                                settings_file(), key == "url" ? "URL" : key, name),
                    fmt::format("Set {} in the environment or in .env.", name));
    }
    const std::string place = fmt::format("{}, named by {}", value->place, section);
    SCHEMAC_TRY(std::string url, url_from_secret(value->text, place));
    return DatabaseUrl{std::move(url), place};
  }

  base::Result<DatabaseUrl> from_file(const std::string& who, const std::string& file) const {
    const std::filesystem::path path = (settings_.file.parent_path() / file).lexically_normal();
    const std::string what = fmt::format("{} ({})", who, path.string());
    auto text = base::read_file(path);
    if (!text.ok()) {
      return failed(fmt::format("{} cannot be read: {}", what, text.error().message),
                    "The file must hold the URL; check its path and its mode.");
    }
    SCHEMAC_TRY(std::string url, url_from_secret(text.value(), what));
    return DatabaseUrl{std::move(url), what};
  }

  base::Result<DatabaseUrl> from_command(const std::string& what, const std::string& command,
                                         const CommandLimit& limit) const {
    if (!environment_.runs_commands) {
      return base::Error{
          .code = "command-not-run",
          .message = fmt::format("{} in {} is not run by this command.", what, settings_file()),
          .hint =
              "It is run by commands that open that database: status, apply, doctor and the "
              "like."};
    }
    SCHEMAC_TRY(const std::string output, run_command(command, settings_.file.parent_path(), limit, what));
    SCHEMAC_TRY(std::string url, url_from_secret(output, what));
    return DatabaseUrl{std::move(url), what};
  }

  base::Result<DatabaseUrl> from_project(const SaidUrl& said) const {
    const bool empty = base::trim(said.text).empty();
    if (!said.from_environment || empty) {
      if (!empty) return DatabaseUrl{said.text, said.who};
      return base::Error{
          .code = "P1012",
          .message = fmt::format("{} is empty, or neither a text nor env(\"NAME\").", said.who),
          .hint = "Write the URL there, or env(\"DATABASE_URL\"); or give --url."};
    }
    const VariableSearch search = variables();
    SCHEMAC_TRY(const auto value, search.find(said.text));
    if (value) return DatabaseUrl{value->text, fmt::format("{}, named by {}", value->place, said.who)};
    return base::Error{
        .code = "P1012",
        .message = fmt::format("Environment variable not found: {}. It is named by {}. Looked at:\n  {}",
                               said.text, said.who, base::join(search.looked_at(said.text), "\n  ")),
        .hint =
            fmt::format("Set {}=postgresql://USER:PASSWORD@HOST:5432/DATABASE in the environment or in "
                        ".env, or give --url.{}",
                        said.text, said.text == variable ? "" : " No other variable is taken in its place.")};
  }

  base::Error found_nowhere() const {
    base::Error error;
    error.code = "database-url-not-found";
    error.message =
        "No database is configured: DATABASE_URL is not set. Looked at:\n  --url (not given)\n"
        "  --env and SCHEMAC_ENV (not given)\n  " +
        base::join(variables().looked_at(std::string(variable)), "\n  ") +
        "\n  `url` and `directUrl` in the schema's datasource (not there)";
    error.hint =
        "Set DATABASE_URL=postgresql://USER:PASSWORD@HOST:5432/DATABASE in the environment or in .env, "
        "or give --url.";
    return error;
  }

  std::string settings_file() const { return environment_.shown(settings_.file); }

  const Environment& environment_;
  const Settings& settings_;
  const UrlRequest& request_;
  const std::atomic<bool>* stop_;
};

}  // namespace

std::optional<std::string> chosen_environment(const Environment& environment, const UrlRequest& request) {
  if (request.environment) return request.environment;
  return environment.get("SCHEMAC_ENV");
}

base::Result<DatabaseUrl> find_database_url(const Environment& environment, const Settings& settings,
                                            const UrlRequest& request) {
  return Search(environment, settings, request).run();
}

base::Result<std::string> find_secret(const Environment& environment, const Settings& settings,
                                      const SecretRequest& request, const std::atomic<bool>* stop) {
  UrlRequest place;
  place.env_files = request.env_files;
  SCHEMAC_TRY(DatabaseUrl found,
              Search(environment, settings, place, stop)
                  .resolve(request.section, request.key, request.source, request.timeouts));
  return std::move(found.text);
}

}  // namespace schemac::config
