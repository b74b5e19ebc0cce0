#include "script/statement_settings.hpp"

#include <fmt/format.h>

#include "quoting.hpp"

namespace schemac::migrate {
namespace {

constexpr int transaction_timeout_since = 170000;

}  // namespace

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
