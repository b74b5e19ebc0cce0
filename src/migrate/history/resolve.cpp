#include "schemac/migrate/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "history/rows.hpp"
#include "locks/run_lock.hpp"
#include "schemac/migrate/execute.hpp"
#include "schemac/migrate/history.hpp"
#include "schemac/pg/rights.hpp"

namespace schemac::migrate {
namespace {

base::Error plain_error(std::string code, std::string message) {
  return {.code = std::move(code), .message = std::move(message)};
}

base::Error unknown(std::string_view name) {
  return plain_error(
      "P3017",
      fmt::format("The migration {} could not be found. Please make sure that the migration exists, and "
                  "that you included the whole name of the directory. (example: "
                  "\"20201207184859_initial_migration\")",
                  name));
}

base::Error applied_already(std::string_view name) {
  return plain_error("P3008",
                     fmt::format("The migration `{}` is already recorded as applied in the database.", name));
}

base::Error never_applied(std::string_view name) {
  return plain_error("P3011",
                     fmt::format("Migration `{}` cannot be rolled back because it was never applied to the "
                                 "database. Hint: did you pass in the whole migration name? (example: "
                                 "\"20201207184859_initial_migration\")",
                                 name));
}

base::Error not_failed(std::string_view name) {
  return plain_error(
      "P3012",
      fmt::format("Migration `{}` cannot be rolled back because it is not in a failed state.", name));
}

std::vector<Row> rows_of(const std::optional<std::vector<Row>>& history, std::string_view name) {
  std::vector<Row> found;
  if (!history) return found;
  std::copy_if(history->begin(), history->end(), std::back_inserter(found),
               [&](const Row& row) { return row.migration_name == name; });
  return found;
}

base::Status roll_back_failed(pg::Session& session, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    if (!row.failed()) continue;
    SCHEMAC_TRY(
        [[maybe_unused]] auto done,
        session.query(fmt::format("UPDATE {} SET rolled_back_at = pg_catalog.clock_timestamp() WHERE id = $1",
                                  history_table(session.url())),
                      {row.id}));
  }
  return base::ok();
}

auto find(const Folder& folder, std::string_view name) {
  return std::find_if(folder.migrations.begin(), folder.migrations.end(),
                      [&](const Migration& migration) { return migration.name == name; });
}

bool is_applied(const std::vector<Row>& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const Row& row) { return row.applied(); });
}

// Adds the row "marked applied"; failed rows become rolled back.
base::Status insert_applied(pg::Session& session, const Migration& migration, const std::vector<Row>& rows) {
  SCHEMAC_CHECK(roll_back_failed(session, rows));
  SCHEMAC_TRY([[maybe_unused]] auto done,
              session.query(
                  fmt::format("INSERT INTO {} (id, checksum, started_at, finished_at, migration_name, logs, "
                              "applied_steps_count) VALUES (pg_catalog.gen_random_uuid(), $1, "
                              "pg_catalog.now(), pg_catalog.now(), $2, '', 0)",
                              history_table(session.url())),
                  {migration.checksum, migration.name}));
  return base::ok();
}

base::Status in_transaction(pg::Session& session, const auto& work) {
  SCHEMAC_CHECK(session.begin());
  if (base::Status done = work(); !done.ok()) {
    session.rollback();
    return pg::access_denied(session, std::move(done).error(), "INSERT");
  }
  return session.commit();
}

}  // namespace

base::Status mark_applied(const pg::ConnectionUrl& url, const Folder& folder, std::string_view name,
                          const ApplyOptions& options, Observer* observer) {
  const auto migration = find(folder, name);
  if (migration == folder.migrations.end()) return unknown(name);
  SCHEMAC_CHECK(check_readable(*migration));
  SCHEMAC_TRY(AloneSession alone, open_alone(url, options, observer));
  pg::Session& session = alone.session;
  SCHEMAC_TRY(const auto history, read_history(session));
  const std::vector<Row> rows = rows_of(history, name);
  if (is_applied(rows)) return applied_already(name);
  return in_transaction(session, [&]() -> base::Status {
    SCHEMAC_CHECK(make_history_table(session));
    return insert_applied(session, *migration, rows);
  });
}

base::Result<std::vector<std::string>> baseline(const pg::ConnectionUrl& url, const Folder& folder,
                                                std::string_view name, const ApplyOptions& options,
                                                Observer* observer) {
  if (find(folder, name) == folder.migrations.end()) return unknown(name);
  SCHEMAC_TRY(AloneSession alone, open_alone(url, options, observer));
  pg::Session& session = alone.session;
  SCHEMAC_TRY(const auto history, read_history(session));
  std::vector<std::string> marked;
  base::Status done = in_transaction(session, [&]() -> base::Status {
    SCHEMAC_CHECK(make_history_table(session));
    for (const Migration& migration : folder.migrations) {
      if (migration.name > name) break;
      const std::vector<Row> rows = rows_of(history, migration.name);
      if (is_applied(rows)) continue;
      SCHEMAC_CHECK(check_readable(migration));
      SCHEMAC_CHECK(insert_applied(session, migration, rows));
      marked.push_back(migration.name);
    }
    return base::ok();
  });
  SCHEMAC_CHECK(std::move(done));
  return marked;
}

base::Status mark_rolled_back(const pg::ConnectionUrl& url, std::string_view name,
                              const ApplyOptions& options, Observer* observer) {
  SCHEMAC_TRY(AloneSession alone, open_alone(url, options, observer));
  pg::Session& session = alone.session;
  SCHEMAC_TRY(const auto history, read_history(session));
  const std::vector<Row> rows = rows_of(history, name);
  if (rows.empty()) return never_applied(name);
  if (std::all_of(rows.begin(), rows.end(), [](const Row& row) { return row.finished_at.has_value(); })) {
    return not_failed(name);
  }
  return in_transaction(session, [&] { return roll_back_failed(session, rows); });
}

}  // namespace schemac::migrate
