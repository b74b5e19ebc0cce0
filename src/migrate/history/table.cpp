#include "schemac/migrate/history.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "folder/timestamps.hpp"
#include "quoting.hpp"
#include "schemac/base/text.hpp"
#include "schemac/pg/rights.hpp"

namespace schemac::migrate {
namespace {

constexpr std::string_view undefined_table = "42P01";
constexpr std::string_view invalid_schema = "3F000";
constexpr std::string_view insufficient_privilege = "42501";
constexpr std::string_view read_only = "25006";
constexpr int most_readings = 5;

bool says_missing(const base::Error& error) {
  return error.sqlstate == undefined_table || error.sqlstate == invalid_schema;
}

// No formatting function and no ORDER BY: in a new session each costs the server a catalog lookup, and most
// runs have no other query.
//
// The result includes facts about the table: if the history is incomplete, no decision may be based on it.
// With row_security = off the server reports an error instead of hiding rows by a policy (for this query
// alone: one message is one transaction).
std::string select_rows(const pg::ConnectionUrl& url) {
  const std::string table = history_table(url);
  return fmt::format(
      "SET LOCAL row_security = off; "
      "SELECT f.kind, f.rules, f.other, h.id, h.checksum, h.migration_name, {}, {}, {}, h.logs, "
      "h.applied_steps_count FROM (SELECT c.relkind AS kind, EXISTS (SELECT FROM pg_catalog.pg_rewrite w "
      "WHERE "
      "w.ev_class = c.oid AND w.ev_enabled <> 'D') AS rules, (SELECT "
      "pg_catalog.format('%I.%I', n.nspname, o.relname) FROM pg_catalog.pg_class o JOIN "
      "pg_catalog.pg_namespace n ON "
      "n.oid = o.relnamespace WHERE o.oid = pg_catalog.to_regclass('_prisma_migrations') AND o.oid <> c.oid) "
      "AS "
      "other FROM pg_catalog.pg_class c WHERE c.oid = {}::pg_catalog.regclass) f LEFT JOIN {} h ON true",
      epoch_of("h.started_at"), epoch_of("h.finished_at"), epoch_of("h.rolled_back_at"), quoted_string(table),
      table);
}

enum Column : size_t { kind, rules, other, id, checksum, name, started, finished, rolled_back, logs, steps };

base::Error hidden(std::string what, std::string hint) {
  return {.code = "history-hidden",
          .message = what + " So what is applied here cannot be known. Nothing was run.",
          .hint = std::move(hint)};
}

base::Error hidden_by_policy(pg::Session& session) {
  const auto role = session.query("SELECT pg_catalog.quote_ident(current_user::text)");
  const std::string name = role.ok() && role->size() == 1 ? std::string(role->text(0, 0)) : "this role";
  const std::string table = history_table(session.url());
  return hidden(
      fmt::format("Row security on {} hides rows of the history from {}.", table, name),
      fmt::format("Migrate as the table's owner, or as a superuser: `ALTER ROLE {} BYPASSRLS`, `ALTER TABLE "
                  "{} OWNER TO {}` (without FORCE ROW LEVEL SECURITY) or `ALTER TABLE {} DISABLE ROW LEVEL "
                  "SECURITY`.",
                  name, table, name, table));
}

// Checks that the relation is a table as Prisma makes it.
base::Status check_is_table(const pg::Rows& rows, const pg::ConnectionUrl& url) {
  if (rows.size() == 0) return base::ok();
  const std::string_view relation = rows.text(0, Column::kind);
  if (relation != "r" && relation != "p") {
    return hidden(
        fmt::format("{} is no table (a view, or a foreign table).", history_table(url)),
        "Put the table of migrations back in its place, or name its schema in the URL with `?schema=`.");
  }
  if (rows.boolean(0, Column::rules)) {
    return hidden(fmt::format("Rules rewrite what is read from {} or written to it.", history_table(url)),
                  "Drop the rules (pg_rules lists them).");
  }
  if (rows.is_null(0, Column::other)) return base::ok();
  return hidden(fmt::format("The search_path leads to another history, {}, before {}.",
                            rows.text(0, Column::other), history_table(url)),
                "Name the schema in the URL with `?schema=`, or take the other one out of the search_path.");
}

// If our table is missing, an unqualified name must not find another one. False: our table exists now,
// because another run has just made it.
base::Result<bool> check_is_missing(pg::Session& session) {
  const std::string& schema = session.url().schema;
  const auto rows = session.query(
      "SELECT pg_catalog.format('%I.%I', n.nspname, o.relname), n.nspname = $1 FROM pg_catalog.pg_class o "
      "JOIN pg_catalog.pg_namespace n ON n.oid = o.relnamespace WHERE o.oid = "
      "pg_catalog.to_regclass('_prisma_migrations')",
      {schema});
  if (!rows.ok() || rows->size() == 0) return true;
  if (rows->boolean(0, 1)) return false;
  return hidden(fmt::format("The search_path leads to a history, {}, and there is none in the schema \"{}\".",
                            rows->text(0, 0), schema),
                "Name the schema of the history in the URL with `?schema=`.");
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

// Ordered by started_at; rows without a valid time come last.
std::vector<size_t> in_order(const pg::Rows& rows) {
  using Time = std::chrono::sys_time<std::chrono::microseconds>;
  std::vector<std::pair<Time, size_t>> started;
  for (size_t i = 0; i < rows.size(); ++i)
    started.emplace_back(from_epoch(rows.text(i, Column::started)).value_or(Time::max()), i);
  std::sort(started.begin(), started.end());
  std::vector<size_t> order;
  for (const auto& [time, row] : started) order.push_back(row);
  return order;
}

std::vector<Row> rows_of(const pg::Rows& rows) {
  std::vector<Row> history;
  for (const size_t i : in_order(rows)) {
    if (rows.is_null(i, Column::id)) continue;  // the table has no rows
    Row row;
    row.id = rows.text(i, Column::id);
    row.checksum = rows.text(i, Column::checksum);
    row.migration_name = rows.text(i, Column::name);
    row.started_at = time_text(rows.text(i, Column::started));
    row.finished_at = optional_time(rows, i, Column::finished);
    row.rolled_back_at = optional_time(rows, i, Column::rolled_back);
    row.logs = optional_text(rows, i, Column::logs);
    row.applied_steps_count = static_cast<int>(rows.integer(i, Column::steps));
    history.push_back(std::move(row));
  }
  return history;
}

base::Status create_schema(pg::Session& session) {
  const std::string& schema = session.url().schema;
  // IF NOT EXISTS requires the right to create even if the schema exists.
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
  for (int attempt = 1; !answer.ok() && says_missing(answer.error()); ++attempt) {
    SCHEMAC_TRY(const bool missing, check_is_missing(session));
    if (missing || attempt == most_readings) return std::optional<std::vector<Row>>();
    answer = session.query(select_rows(session.url()));
  }
  if (!answer.ok()) {
    session.rollback();
    const auto active =
        session.query("SELECT pg_catalog.row_security_active($1)", {history_table(session.url())});
    if (active.ok() && active->size() == 1 && active->boolean(0, 0)) return hidden_by_policy(session);
    return pg::access_denied(session, std::move(answer).error(), "SELECT");
  }
  SCHEMAC_CHECK(check_is_table(*answer, session.url()));
  return std::optional(rows_of(*answer));
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
    session.rollback();  // a failed transaction accepts no query, and would be rolled back anyway
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
