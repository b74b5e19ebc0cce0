// Parses schemac.toml; the only code that uses toml++ and catches its exceptions.
#include "schemac/config/settings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "checked_toml.hpp"
#include "keys.hpp"
#include "reader.hpp"
#include "schemac/trust/border.hpp"

namespace schemac::config {
namespace {

constexpr std::string_view file_name = "schemac.toml";

Value::Data plain(const toml::node& node) {
  if (const auto text = node.value_exact<std::string>()) return *text;
  if (const auto flag = node.value_exact<bool>()) return *flag;
  if (const auto number = node.value_exact<std::int64_t>()) return *number;
  const toml::array* list = node.as_array();
  if (list == nullptr) return std::monostate();
  std::vector<std::string> strings;
  for (const toml::node& item : *list) {
    const auto text = item.value_exact<std::string>();
    if (!text) return std::monostate();
    strings.push_back(*text);
  }
  return strings;
}

// A table that may have subtables, by name: `[env.NAME.timeouts]`.
class Section {
 public:
  Section(const std::filesystem::path& file, std::string title, const toml::table& table)
      : file_(file), title_(std::move(title)), table_(table) {}

  // Reads every key into `target`; the caller reads `sections`.
  template <class Target>
  base::Status read(std::span<const Key<Target>> keys, Target& target,
                    const std::vector<std::string>& sections = {}) const {
    for (const auto& [name, node] : table_) {
      const std::string key(name.str());
      if (std::find(sections.begin(), sections.end(), key) != sections.end()) continue;
      const Place at{file_, name.source().begin.line};
      const auto known =
          std::find_if(keys.begin(), keys.end(), [&](const Key<Target>& row) { return row.name == key; });
      if (known == keys.end()) return unknown(at, key, keys, sections);
      SCHEMAC_CHECK(known->read(Value{at, key, plain(node)}, target));
    }
    return base::ok();
  }

  // The subtable, if it exists.
  base::Result<std::optional<Section>> below(const std::string& name) const {
    const toml::node* node = table_.get(name);
    if (node == nullptr) return std::optional<Section>();
    const std::string path = title_.empty() ? name : title_ + "." + name;
    if (const toml::table* table = node->as_table()) return std::optional(Section(file_, path, *table));
    return invalid({file_, node->source().begin.line}, fmt::format("`{}` must be a table.", path),
                   fmt::format("Write [{}{}].", path, path == "env" ? ".NAME" : ""));
  }

  std::vector<std::string> names() const {
    std::vector<std::string> result;
    for (const auto& [name, node] : table_) result.emplace_back(name.str());
    return result;
  }

 private:
  template <class Target>
  base::Error unknown(const Place& at, const std::string& key, std::span<const Key<Target>> keys,
                      const std::vector<std::string>& sections) const {
    std::vector<std::string> known = sections;
    for (const Key<Target>& row : keys) known.emplace_back(row.name);
    std::sort(known.begin(), known.end());
    const std::string where = title_.empty() ? "" : fmt::format(" in [{}]", title_);
    return invalid(at, fmt::format("unknown key `{}`{}.", key, where), known_words_hint(key, known));
  }

  const std::filesystem::path& file_;
  std::string title_;
  const toml::table& table_;
};

// A more specific table replaces the webhook of the general one.
base::Status read_notify(const Section& section, NotifySettings& target) {
  NotifySettings read = target;
  read.webhook.reset();
  SCHEMAC_CHECK(section.read(notify_keys(), read));
  if (!read.webhook) read.webhook = target.webhook;
  target = std::move(read);
  return base::ok();
}

base::Result<NamedEnvironment> read_environment(const Section& section, const std::string& name,
                                                const Settings& settings) {
  NamedEnvironment result;
  result.name = name;
  result.timeouts = settings.timeouts;
  result.notify = settings.notify;
  SCHEMAC_CHECK(section.read(environment_keys(), result, {"notify", "timeouts"}));
  SCHEMAC_TRY(const auto timeouts, section.below("timeouts"));
  if (timeouts) SCHEMAC_CHECK(timeouts->read(timeout_keys(), result.timeouts));
  SCHEMAC_TRY(const auto notify, section.below("notify"));
  if (notify) SCHEMAC_CHECK(read_notify(*notify, result.notify));
  return result;
}

base::Result<Settings> build(const toml::table& root, const std::filesystem::path& file) {
  Settings settings;
  settings.file = file;
  const Section top(settings.file, "", root);
  SCHEMAC_CHECK(
      top.read(top_keys(), settings,
               {"check", "dev", "enums", "env", "notify", "prisma", "replay", "tables", "timeouts"}));
  SCHEMAC_TRY(const auto prisma, top.below("prisma"));
  if (prisma) SCHEMAC_CHECK(prisma->read(prisma_keys(), settings.prisma));
  SCHEMAC_TRY(const auto tables, top.below("tables"));
  if (tables) SCHEMAC_CHECK(tables->read(table_keys(), settings.tables));
  SCHEMAC_TRY(const auto enums, top.below("enums"));
  if (enums) SCHEMAC_CHECK(enums->read(enum_keys(), settings.enums));
  SCHEMAC_TRY(const auto check, top.below("check"));
  if (check) SCHEMAC_CHECK(check->read(check_keys(), settings.check));
  SCHEMAC_TRY(const auto dev, top.below("dev"));
  if (dev) SCHEMAC_CHECK(dev->read(dev_keys(), settings.dev));
  SCHEMAC_TRY(const auto replay, top.below("replay"));
  if (replay) SCHEMAC_CHECK(replay->read(replay_keys(), settings.replay));
  SCHEMAC_TRY(const auto timeouts, top.below("timeouts"));
  if (timeouts) SCHEMAC_CHECK(timeouts->read(timeout_keys(), settings.timeouts));
  SCHEMAC_TRY(const auto notify, top.below("notify"));
  if (notify) SCHEMAC_CHECK(read_notify(*notify, settings.notify));
  // Last, because environments start from the values of the tables above.
  SCHEMAC_TRY(const auto environments, top.below("env"));
  for (const std::string& name : environments ? environments->names() : std::vector<std::string>()) {
    SCHEMAC_TRY(const auto section, environments->below(name));
    SCHEMAC_TRY(NamedEnvironment environment, read_environment(*section, name, settings));
    settings.environments.push_back(std::move(environment));
  }
  return settings;
}

std::optional<unsigned> line_of_control_character(std::string_view text) {
  unsigned line = 1;
  for (const char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F) return line;
    if (c == '\n') ++line;
  }
  return std::nullopt;
}

template <class Target>
void document(std::string_view section, std::span<const Key<Target>> keys,
              std::vector<DocumentedKey>& result) {
  for (const Key<Target>& key : keys)
    result.push_back({section, key.name, key.type, key.example, key.meaning});
}

}  // namespace

std::vector<DocumentedKey> documented_keys() {
  std::vector<DocumentedKey> result;
  document("", top_keys(), result);
  document("env.NAME", environment_keys(), result);
  document("prisma", prisma_keys(), result);
  document("tables", table_keys(), result);
  document("enums", enum_keys(), result);
  document("check", check_keys(), result);
  document("dev", dev_keys(), result);
  document("replay", replay_keys(), result);
  document("timeouts", timeout_keys(), result);
  document("notify", notify_keys(), result);
  return result;
}

const NamedEnvironment* Settings::environment(std::string_view name) const {
  for (const NamedEnvironment& candidate : environments) {
    if (candidate.name == name) return &candidate;
  }
  return nullptr;
}

base::Result<Settings> parse_settings(std::string_view text, const std::filesystem::path& file) {
  if (const auto line = line_of_control_character(text)) {
    return invalid({file, *line}, "the line holds a control character.",
                   "TOML allows none but tabs and line ends: take it out.");
  }
  try {
    const toml::table root = toml::parse(text, file.string());
    return build(root, file);
  } catch (const toml::parse_error& error) {
    return invalid({file, error.source().begin.line}, std::string(error.description()),
                   "The file must be valid TOML.");
  } catch (const UnreadableToml&) {
    return invalid({file, 1}, "the file is no TOML that can be read.", "The file must be valid TOML.");
  }
}

base::Result<Settings> load_settings(const Environment& environment, const std::optional<std::string>& given,
                                     std::vector<std::string>* passed_over) {
  if (given) {
    const std::filesystem::path file = environment.absolute(*given);
    SCHEMAC_TRY(const std::string text, trust::read_settings_file(file));
    return parse_settings(text, file);
  }
  for (const std::filesystem::path& folder : trust::folders_upward(environment.working_directory)) {
    const std::filesystem::path file = folder / file_name;
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) continue;
    const auto text = trust::read_settings_file(file);
    if (text.ok()) return parse_settings(*text, file);
    const std::string& code = text.error().code;
    if (code != "settings-distrusted" && code != "file-leads-out") {
      if (code == "file-is-folder") continue;
      return text.error();
    }
    if (passed_over != nullptr) passed_over->push_back(text.error().message + " " + text.error().hint);
  }
  return Settings{};
}

}  // namespace schemac::config
