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
};

base::Result<DotenvFile> read_dotenv(const std::filesystem::path& path) {
  DotenvFile file{path, false, {}};
  auto text = base::read_file(path);
  // A folder named .env is a Python environment.
  if (!text.ok() && (text.error().code == "file-not-found" || text.error().code == "file-is-folder"))
    return file;
  if (!text.ok()) return std::move(text).error();
  file.present = true;
  file.variables = parse_dotenv(text.value());
  return file;
}

class Search {
 public:
  Search(const Environment& environment, const Settings& settings, const UrlRequest& request)
      : environment_(environment), settings_(settings), request_(request) {}

  base::Result<DatabaseUrl> run() {
    if (request_.url) return DatabaseUrl{*request_.url, "--url"};
    SCHEMAC_CHECK(read_dotenv_files());
    if (const auto name = chosen_environment(environment_, request_)) return from_settings(*name);
    if (const auto value = find(std::string(variable))) return DatabaseUrl{value->text, value->place};
    look_in_vain(std::string(variable));
    if (const auto url = from_schema()) return *url;
    return found_nowhere();
  }

 private:
  base::Status read_dotenv_files() {
    std::vector<std::filesystem::path> folders;
    if (!request_.schema_folder.empty()) folders.push_back(request_.schema_folder);
    if (folders.empty() || folders.front() != environment_.working_directory) {
      folders.push_back(environment_.working_directory);
    }
    for (const std::filesystem::path& folder : folders) {
      SCHEMAC_TRY(DotenvFile file, read_dotenv(folder / ".env"));
      files_.push_back(std::move(file));
    }
    return base::ok();
  }

  // The process's variable, else the first .env file that has it.
  std::optional<Value> find(const std::string& name) const {
    if (const auto value = environment_.get(name)) return Value{*value, "the environment variable " + name};
    for (const DotenvFile& file : files_) {
      const auto found = file.variables.find(name);
      if (found == file.variables.end()) continue;
      const std::string value = expand_dotenv(found->second, file.variables, environment_.variables);
      if (!value.empty()) return Value{value, fmt::format("{} in {}", name, environment_.shown(file.path))};
    }
    return std::nullopt;
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
    switch (chosen->source->kind) {
      case UrlSource::Kind::url:
        return DatabaseUrl{chosen->source->text, fmt::format("[env.{}] url in {}", name, settings_file())};
      case UrlSource::Kind::url_env:
        return from_variable(name, chosen->source->text);
      case UrlSource::Kind::url_file:
        return from_file(name, chosen->source->text);
      case UrlSource::Kind::url_command:
        return from_command(name, chosen->source->text);
    }
    return unknown_environment(name);
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

  base::Result<DatabaseUrl> from_variable(const std::string& name, const std::string& env_variable) const {
    const auto value = find(env_variable);
    if (value) return DatabaseUrl{value->text, fmt::format("{}, named by [env.{}]", value->place, name)};
    return failed(fmt::format("[env.{}] in {} takes its URL from the variable {}, which is not set.", name,
                              settings_file(), env_variable),
                  fmt::format("Set {} in the environment or in .env.", env_variable));
  }

  base::Result<DatabaseUrl> from_file(const std::string& name, const std::string& file) const {
    const std::filesystem::path path = (settings_.file.parent_path() / file).lexically_normal();
    const std::string what = fmt::format("url_file of [env.{}] ({})", name, path.string());
    auto text = base::read_file(path);
    if (!text.ok()) {
      return failed(fmt::format("{} cannot be read: {}", what, text.error().message),
                    "The file must hold the URL; check its path and its mode.");
    }
    SCHEMAC_TRY(std::string url, url_from_secret(text.value(), what));
    return DatabaseUrl{std::move(url), what};
  }

  base::Result<DatabaseUrl> from_command(const std::string& name, const std::string& command) const {
    const std::string what = fmt::format("url_command of [env.{}]", name);
    SCHEMAC_TRY(const std::string output,
                run_command(command, settings_.file.parent_path(), url_command_limit, what));
    SCHEMAC_TRY(std::string url, url_from_secret(output, what));
    return DatabaseUrl{std::move(url), what};
  }

  std::optional<DatabaseUrl> from_schema() {
    for (const SchemaUrl& candidate : request_.schema_urls) {
      if (!candidate.from_environment && !base::trim(candidate.text).empty()) {
        return DatabaseUrl{candidate.text,
                           fmt::format("`{}` in the schema's datasource", candidate.property)};
      }
      if (!candidate.from_environment) continue;
      if (const auto value = find(candidate.text)) {
        return DatabaseUrl{value->text, fmt::format("{}, named by `{}` in the schema's datasource",
                                                    value->place, candidate.property)};
      }
      if (candidate.text != variable) look_in_vain(candidate.text);
    }
    if (request_.schema_urls.empty())
      looked_at_.emplace_back("`url` and `directUrl` in the schema's datasource (not there)");
    return std::nullopt;
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

}  // namespace schemac::config
