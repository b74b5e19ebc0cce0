#include "schemac/migrate/history.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "names.hpp"
#include "schemac/base/text.hpp"
#include "schemac/pg/rights.hpp"
#include "timestamp.hpp"

namespace schemac::migrate {
namespace {

constexpr std::string_view undefined_table = "42P01";
constexpr std::string_view invalid_schema = "3F000";
constexpr std::string_view insufficient_privilege = "42501";
constexpr std::string_view read_only = "25006";

// Neither a function that formats nor an ORDER BY: in a session that has just begun each costs the server a
// look into its catalog, and most runs ask nothing else.
std::string select_rows(const pg::ConnectionUrl& url) {
  return fmt::format("SELECT id, checksum, migration_name, {}, {}, {}, logs, applied_steps_count FROM {}",
                     epoch_of("started_at"), epoch_of("finished_at"), epoch_of("rolled_back_at"),
                     history_table(url));
}

std::string time_text(std::string_view epoch) {
  const auto at = from_epoch(epoch);
  return at ? history_time(*at) : std::string(epoch);
}

std::optional<std::string> optional_text(const pg::Rows& rows, size_t row, size_t column) {
  if (rows.is_null(row, column)) return std::nullopt;
  return std::string(rows.text(row, column));
}

std::optional<std::string> optional_time(const pg::Rows& rows, size_t row, size_t column) {
  if (rows.is_null(row, column)) return std::nullopt;
  return time_text(rows.text(row, column));
}

// By started_at; what has no end of time comes last.
std::vector<size_t> in_order(const pg::Rows& rows) {
  using Time = std::chrono::sys_time<std::chrono::microseconds>;
  std::vector<std::pair<Time, size_t>> started;
  for (size_t i = 0; i < rows.size(); ++i)
    started.emplace_back(from_epoch(rows.text(i, 3)).value_or(Time::max()), i);
  std::sort(started.begin(), started.end());
  std::vector<size_t> order;
  for (const auto& [time, row] : started) order.push_back(row);
  return order;
}

base::Status create_schema(pg::Session& session) {
  const std::string& schema = session.url().schema;
  // IF NOT EXISTS asks for the right to create even where nothing is to be created.
  SCHEMAC_TRY(const pg::Rows found,
              session.query("SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1", {schema}));
  if (found.size() > 0) return base::ok();
  return session.execute(fmt::format("CREATE SCHEMA IF NOT EXISTS {}", quoted_name(schema)));
}

}  // namespace

std::string history_table(const pg::ConnectionUrl& url) {
  return quoted_name(url.schema) + ".\"_prisma_migrations\"";
}

base::Result<std::optional<std::vector<Row>>> read_history(pg::Session& session) {
  auto answer = session.query(select_rows(session.url()));
  if (!answer.ok() &&
      (answer.error().sqlstate == undefined_table || answer.error().sqlstate == invalid_schema)) {
    return std::optional<std::vector<Row>>();
  }
  if (!answer.ok()) return pg::access_denied(session, std::move(answer).error(), "SELECT");
  const pg::Rows rows = std::move(answer).value();
  std::vector<Row> history;
  for (const size_t i : in_order(rows)) {
    Row row;
    row.id = rows.text(i, 0);
    row.checksum = rows.text(i, 1);
    row.migration_name = rows.text(i, 2);
    row.started_at = time_text(rows.text(i, 3));
    row.finished_at = optional_time(rows, i, 4);
    row.rolled_back_at = optional_time(rows, i, 5);
    row.logs = optional_text(rows, i, 6);
    row.applied_steps_count = static_cast<int>(rows.integer(i, 7));
    history.push_back(std::move(row));
  }
  return std::optional(std::move(history));
}

base::Status make_history_table(pg::Session& session) {
  base::Status made = create_schema(session);
  if (made.ok()) {
    // Prisma's own statement, with the schema's name.
    made = session.execute(
        fmt::format("CREATE TABLE IF NOT EXISTS {} (id VARCHAR(36) PRIMARY KEY NOT NULL, checksum "
                    "VARCHAR(64) NOT NULL, finished_at "
                    "TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at "
                    "TIMESTAMPTZ, started_at "
                    "TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)",
                    history_table(session.url())));
  }
  if (made.ok()) return made;
  base::Error error = std::move(made).error();
  if (error.sqlstate == insufficient_privilege) {
    session.rollback();  // a failed transaction answers no question, and ends so anyway
    error.code = "P1010";
    error.hint = pg::missing_right(session, error);
  } else if (error.sqlstate == read_only) {
    error.hint = "This is a standby or a read-only session: migrations need the primary server.";
  }
  error.message =
      fmt::format("The history table {} cannot be made: {}.", history_table(session.url()), error.message);
  return error;
}

}  // namespace schemac::migrate
