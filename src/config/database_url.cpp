#include "schemac/config/database_url.hpp"

#include <fmt/format.h>

#include "dotenv.hpp"
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

// A variable's value and the words for where it was found.
struct Value {
  std::string text;
  std::string place;
};

struct DotenvFile {
  std::filesystem::path path;
  bool present = false;
  Variables variables;
  std::optional<base::Error> error;  // it is there and cannot be read
};

DotenvFile read_dotenv(const std::filesystem::path& path) {
  DotenvFile file{path, false, {}, std::nullopt};
  auto text = base::read_file(path);
  // A folder named .env is a Python environment.
  if (!text.ok() && (text.error().code == "file-not-found" || text.error().code == "file-is-folder"))
    return file;
  file.present = true;
  if (!text.ok()) {
    file.error = std::move(text).error();
    return file;
  }
  file.variables = parse_dotenv(text.value());
  return file;
}

class Search {
 public:
  Search(const Environment& environment, const Settings& settings, const UrlRequest& request,
         const std::atomic<bool>* stop = nullptr)
      : environment_(environment), settings_(settings), request_(request), stop_(stop) {}

  base::Result<DatabaseUrl> run() {
    if (request_.url) return DatabaseUrl{*request_.url, "--url"};
    read_dotenv_files();
    if (const auto name = chosen_environment(environment_, request_)) return from_settings(*name);
    SCHEMAC_TRY(const auto value, find(std::string(variable)));
    if (value) return DatabaseUrl{value->text, value->place};
    look_in_vain(std::string(variable));
    SCHEMAC_TRY(const auto url, from_schema());
    if (url) return *url;
    return found_nowhere();
  }

 private:
  void read_dotenv_files() {
    std::vector<std::filesystem::path> folders;
    if (!request_.schema_folder.empty()) folders.push_back(request_.schema_folder);
    if (folders.empty() || folders.front() != environment_.working_directory) {
      folders.push_back(environment_.working_directory);
    }
    for (const std::filesystem::path& folder : folders) files_.push_back(read_dotenv(folder / ".env"));
  }

  // The process's variable, else the first .env file that has it. A file that cannot be read might: it counts
  // only where it is needed.
  base::Result<std::optional<Value>> find(const std::string& name) const {
    if (const auto value = environment_.get(name))
      return std::optional(Value{*value, "the environment variable " + name});
    for (const DotenvFile& file : files_) {
      if (file.error) return *file.error;
      const auto found = file.variables.find(name);
      if (found == file.variables.end()) continue;
      const std::string value = expand_dotenv(found->second, file.variables, environment_.variables);
      if (!value.empty())
        return std::optional(Value{value, fmt::format("{} in {}", name, environment_.shown(file.path))});
    }
    return std::optional<Value>();
  }

  void look_in_vain(const std::string& name) {
    const bool set_empty = environment_.variables.contains(name);
    looked_at_.push_back(
        fmt::format("the environment variable {} ({})", name, set_empty ? "empty" : "not set"));
    for (const DotenvFile& file : files_) {
      looked_at_.push_back(fmt::format("{} in {} ({})", name, file.path.string(), vain_reason(file, name)));
    }
  }

  static const char* vain_reason(const DotenvFile& file, const std::string& name) {
    if (!file.present) return "no such file";
    return file.variables.contains(name) ? "empty" : "not there";
  }

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

 public:
  // `key` is "url" or "webhook": with it begin the names of the keys that may say where it comes from.
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

  base::Result<DatabaseUrl> resolve_alone(const std::string& section, const std::string& key,
                                          const UrlSource& source, const Timeouts& timeouts) {
    read_dotenv_files();
    return resolve(section, key, source, timeouts);
  }

 private:
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
    SCHEMAC_TRY(const auto value, find(name));
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
    SCHEMAC_TRY(const std::string output, run_command(command, settings_.file.parent_path(), limit, what));
    SCHEMAC_TRY(std::string url, url_from_secret(output, what));
    return DatabaseUrl{std::move(url), what};
  }

  base::Result<std::optional<DatabaseUrl>> from_schema() {
    for (const SchemaUrl& candidate : request_.schema_urls) {
      if (!candidate.from_environment && !base::trim(candidate.text).empty()) {
        return std::optional(
            DatabaseUrl{candidate.text, fmt::format("`{}` in the schema's datasource", candidate.property)});
      }
      if (!candidate.from_environment) continue;
      SCHEMAC_TRY(const auto value, find(candidate.text));
      if (value) {
        return std::optional(DatabaseUrl{
            value->text,
            fmt::format("{}, named by `{}` in the schema's datasource", value->place, candidate.property)});
      }
      if (candidate.text != variable) look_in_vain(candidate.text);
    }
    if (request_.schema_urls.empty())
      looked_at_.emplace_back("`url` and `directUrl` in the schema's datasource (not there)");
    return std::optional<DatabaseUrl>();
  }

  base::Error found_nowhere() const {
    base::Error error;
    error.code = "database-url-not-found";
    error.message =
        "No database is configured: DATABASE_URL is not set. Looked at:\n  --url (not given)\n"
        "  --env and SCHEMAC_ENV (not given)\n  " +
        base::join(looked_at_, "\n  ");
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
  std::vector<DotenvFile> files_;
  std::vector<std::string> looked_at_;
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
  place.schema_folder = request.schema_folder;
  SCHEMAC_TRY(DatabaseUrl found,
              Search(environment, settings, place, stop)
                  .resolve_alone(request.section, request.key, request.source, request.timeouts));
  return std::move(found.text);
}

}  // namespace schemac::config
