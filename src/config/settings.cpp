// The wall around toml++: its exceptions end here.
#define TOML_HEADER_ONLY 1  // see cmake/SchemacDependencies.cmake
#include "schemac/config/settings.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <array>

#include "schemac/base/files.hpp"
#include "schemac/base/text.hpp"

namespace schemac::config {
namespace {

constexpr std::string_view file_name = "schemac.toml";

constexpr std::array<std::string_view, 3> top_keys = {"env", "migrations", "schema"};
struct UrlKey {
  std::string_view name;
  UrlSource::Kind kind;
};
constexpr std::array<UrlKey, 4> url_keys = {{{"url", UrlSource::Kind::url},
                                             {"url_command", UrlSource::Kind::url_command},
                                             {"url_env", UrlSource::Kind::url_env},
                                             {"url_file", UrlSource::Kind::url_file}}};

base::Error invalid(const std::filesystem::path& file, const toml::source_region& at, const std::string& what,
                    std::string hint) {
  base::Error error;
  error.code = "config-invalid";
  error.message = fmt::format("{}:{}: {}", file.string(), at.begin.line, what);
  error.hint = std::move(hint);
  return error;
}

// "did you mean `schema`?" where one is near, and the whole list in any case.
std::string known_keys_hint(std::string_view key, const std::vector<std::string>& known) {
  std::string nearest;
  size_t best = std::max<size_t>(2, key.size() / 3) + 1;
  for (const std::string& candidate : known) {
    const size_t distance = base::edit_distance(key, candidate);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  std::string hint = nearest.empty() ? "" : fmt::format("Did you mean `{}`? ", nearest);
  return hint + "Known keys: " + base::join(known, ", ") + ".";
}

class Builder {
 public:
  explicit Builder(std::filesystem::path file) : file_(std::move(file)) { settings_.file = file_; }

  base::Result<Settings> build(const toml::table& root) {
    for (const auto& [key, node] : root) SCHEMAC_CHECK(top_level(std::string(key.str()), key.source(), node));
    return settings_;
  }

 private:
  base::Status top_level(const std::string& key, const toml::source_region& at, const toml::node& node) {
    if (key == "schema") return path_value(key, node, settings_.schema);
    if (key == "migrations") return path_value(key, node, settings_.migrations);
    if (key == "env") return environments(node);
    return invalid(file_, at, fmt::format("unknown key `{}`.", key),
                   known_keys_hint(key, {top_keys.begin(), top_keys.end()}));
  }

  base::Result<std::string> string_value(const std::string& key, const toml::node& node) const {
    const auto value = node.value_exact<std::string>();
    if (!value) {
      return invalid(file_, node.source(), fmt::format("`{}` must be a string.", key),
                     fmt::format("Write {} = \"...\".", key));
    }
    if (base::trim(*value).empty()) {
      return invalid(file_, node.source(), fmt::format("`{}` is empty.", key),
                     "Give it a value, or remove the line.");
    }
    return *value;
  }

  base::Status path_value(const std::string& key, const toml::node& node,
                          std::optional<std::filesystem::path>& target) const {
    SCHEMAC_TRY(const std::string text, string_value(key, node));
    Environment beside;
    beside.working_directory = file_.parent_path();
    target = beside.absolute(text);
    return base::ok();
  }

  base::Status environments(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) {
      return invalid(file_, node.source(), "`env` must be a table.",
                     "Write [env.NAME] and one of its URL keys.");
    }
    for (const auto& [name, body] : *table) SCHEMAC_CHECK(environment(std::string(name.str()), body));
    return base::ok();
  }

  base::Status environment(const std::string& name, const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) {
      return invalid(file_, node.source(), fmt::format("`env.{}` must be a table.", name),
                     fmt::format("Write [env.{}].", name));
    }
    NamedEnvironment result{name, std::nullopt};
    for (const auto& [key, value] : *table) {
      SCHEMAC_CHECK(environment_key(result, std::string(key.str()), key.source(), value));
    }
    settings_.environments.push_back(std::move(result));
    return base::ok();
  }

  base::Status environment_key(NamedEnvironment& target, const std::string& key,
                               const toml::source_region& at, const toml::node& node) const {
    for (const UrlKey& known : url_keys) {
      if (known.name != key) continue;
      if (target.source) {
        return invalid(file_, at, fmt::format("[env.{}] names more than one source of its URL.", target.name),
                       "Keep one of url, url_env, url_file, url_command.");
      }
      SCHEMAC_TRY(std::string text, string_value(key, node));
      target.source = UrlSource{known.kind, std::move(text)};
      return base::ok();
    }
    std::vector<std::string> known;
    known.reserve(url_keys.size());
    for (const UrlKey& url_key : url_keys) known.emplace_back(url_key.name);
    return invalid(file_, at, fmt::format("unknown key `{}` in [env.{}].", key, target.name),
                   known_keys_hint(key, known));
  }

  std::filesystem::path file_;
  Settings settings_;
};

}  // namespace

const NamedEnvironment* Settings::environment(std::string_view name) const {
  for (const NamedEnvironment& candidate : environments) {
    if (candidate.name == name) return &candidate;
  }
  return nullptr;
}

base::Result<Settings> parse_settings(std::string_view text, const std::filesystem::path& file) {
  try {
    const toml::table root = toml::parse(text, file.string());
    return Builder(file).build(root);
  } catch (const toml::parse_error& error) {
    return invalid(file, error.source(), std::string(error.description()), "The file must be valid TOML.");
  }
}

base::Result<Settings> load_settings(const Environment& environment,
                                     const std::optional<std::string>& given) {
  if (given) {
    const std::filesystem::path file = environment.absolute(*given);
    SCHEMAC_TRY(const std::string text, base::read_file(file));
    return parse_settings(text, file);
  }
  std::filesystem::path folder = environment.working_directory;
  while (true) {
    const std::filesystem::path file = folder / file_name;
    std::error_code ignored;
    if (std::filesystem::is_regular_file(file, ignored)) {
      SCHEMAC_TRY(const std::string text, base::read_file(file));
      return parse_settings(text, file);
    }
    if (folder == folder.parent_path()) return Settings{};
    folder = folder.parent_path();
  }
}

}  // namespace schemac::config
