#include "script/statement_settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "quoting.hpp"
#include "schemac/base/text.hpp"

namespace schemac::migrate {
namespace {

constexpr std::array<std::string_view, 2> known_settings = {"lock_timeout", "statement_timeout"};
constexpr std::array<std::string_view, 7> units = {"", "us", "ms", "s", "min", "h", "d"};
constexpr std::string_view mark = "schemac:";
constexpr int transaction_timeout_since = 170000;

bool is_time(std::string_view value) {
  const size_t digits = std::min(value.find_first_not_of("0123456789"), value.size());
  return digits > 0 && std::find(units.begin(), units.end(), value.substr(digits)) != units.end();
}

base::Status read_line(std::string_view line, uint32_t number, Settings& settings) {
  for (const std::string& word : base::split(line, ' ')) {
    if (base::trim(word).empty()) continue;
    const size_t equals = std::min(word.find('='), word.size());
    const std::string name = base::lower_ascii(base::trim(word.substr(0, equals)));
    const std::string value(base::trim(word.substr(std::min(equals + 1, word.size()))));
    if (std::find(known_settings.begin(), known_settings.end(), name) == known_settings.end() ||
        !is_time(value)) {
      return base::Error{
          .code = "bad-directive",
          .message = fmt::format("`{}` in line {} is not understood.", base::trim(word), number),
          .hint =
              "A `-- schemac:` comment takes lock_timeout=TIME and statement_timeout=TIME, such as 5s, "
              "500ms, 10min or 0."};
    }
    settings[name] = value;
  }
  return base::ok();
}

}  // namespace

base::Result<Settings> directives(std::string_view script, const ddl::Statement& statement) {
  Settings settings;
  const std::string_view lead = script.substr(statement.lead, statement.span.begin - statement.lead);
  if (lead.find(mark) == std::string_view::npos) return settings;
  // Counts back from the statement's line, so that the file is not read from its beginning for each one.
  uint32_t number = statement.line - (ddl::line_at(lead, lead.size()) - 1);
  for (const std::string& raw : base::split(lead, '\n')) {
    std::string_view line = base::trim(raw);
    if (line.starts_with("--") && base::trim(line.substr(2)).starts_with(mark)) {
      line = base::trim(line.substr(2));
      SCHEMAC_CHECK(read_line(line.substr(mark.size()), number, settings));
    }
    ++number;
  }
  return settings;
}

Settings lone_settings(const ddl::Statement& statement, const ApplyOptions& options, int server_version) {
  Settings settings;
  if (statement.kind != ddl::Kind::detach_partition) settings.emplace("lock_timeout", "0");
  if (options.non_transactional_timeout.count() > 0) {
    settings["statement_timeout"] = fmt::format("{}ms", options.non_transactional_timeout.count());
  }
  if (server_version >= transaction_timeout_since) settings.emplace("transaction_timeout", "0");
  return settings;
}

base::Result<Settings> set(pg::Session& session, const Settings& settings) {
  Settings before;
  if (settings.empty()) return before;
  std::string columns;
  std::string changes;
  for (const auto& [name, value] : settings) {
    if (!columns.empty()) columns += ", ";
    columns += fmt::format("pg_catalog.current_setting('{}') AS {}", name, name);
    changes += fmt::format("SELECT pg_catalog.set_config('{}', {}, {});", name, quoted_string(value),
                           session.in_transaction());
  }
  SCHEMAC_TRY(const pg::Rows rows, session.query(fmt::format("SELECT {}", columns)));
  size_t column = 0;
  for (const auto& entry : settings) before[entry.first] = rows.text(0, column++);
  SCHEMAC_CHECK(session.execute(changes));
  return before;
}

}  // namespace schemac::migrate
