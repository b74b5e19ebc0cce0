#include "run/row_protection.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace schemac::migrate {
namespace {

// A session's counters include only changes that it has not reported yet: the difference within one
// transaction is exact.
constexpr const char* tables_query =
    "SELECT c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname), pg_catalog.pg_relation_filenode(c.oid), "
    "pg_catalog.pg_relation_size(c.oid) > 0, pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid), "
    "pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid), a.attnum, pg_catalog.quote_ident(a.attname) "
    "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
    "LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
    "WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND c.relpersistence <> "
    "'t'";

std::string rows_text(long long rows) { return fmt::format("{} row{}", rows, rows == 1 ? "" : "s"); }

}  // namespace

base::Result<RowProtection::Tables> RowProtection::look(pg::Session& session) {
  SCHEMAC_TRY(const pg::Rows counts, session.query("SELECT pg_catalog.current_setting('track_counts')"));
  if (counts.size() != 1 || counts.text(0, 0) != "on") {
    return base::Error{.code = "rows-unprotected",
                       .message = "protect = \"rows\" needs the server's counters, and track_counts is off.",
                       .hint = "Set track_counts = on, or take `protect` out of schemac.toml."};
  }
  SCHEMAC_TRY(const pg::Rows rows, session.query(tables_query));
  Tables tables;
  for (size_t i = 0; i < rows.size(); ++i) {
    Table& table = tables[std::string(rows.text(i, 0))];
    table.name = rows.text(i, 1);
    table.file = rows.text(i, 2);
    table.filled = rows.boolean(i, 3);
    table.inserted = rows.integer(i, 4);
    table.deleted = rows.integer(i, 5);
    if (!rows.is_null(i, 6)) table.columns.emplace(rows.text(i, 6), rows.text(i, 7));
  }
  return tables;
}

base::Result<RowProtection> RowProtection::begin(pg::Session& session) {
  RowProtection protection;
  SCHEMAC_TRY(protection.before_, look(session));
  return protection;
}

// A rewrite keeps the rows; TRUNCATE keeps at most those that were inserted after it.
base::Result<bool> RowProtection::emptied(pg::Session& session, const Table& before, const Table& after) {
  if (!before.filled || before.file == after.file) return false;
  const long long inserted = std::max(0LL, after.inserted - before.inserted);
  SCHEMAC_TRY(const pg::Rows rows,
              session.query(fmt::format("SELECT FROM ONLY {} OFFSET {} LIMIT 1", after.name, inserted)));
  return rows.size() == 0;
}

base::Result<std::vector<std::string>> RowProtection::losses(pg::Session& session) const {
  // Under our own role, whatever role the script has set; a policy must not hide rows from the query.
  SCHEMAC_CHECK(
      session.execute("RESET SESSION AUTHORIZATION; RESET ROLE; SET LOCAL statement_timeout = 0; SET LOCAL "
                      "row_security = off"));
  SCHEMAC_TRY(const Tables now, look(session));
  std::vector<std::string> lost;
  for (const auto& [oid, before] : before_) {
    const auto found = now.find(oid);
    if (found == now.end()) {
      if (before.filled) lost.push_back(fmt::format("drops the table {}", before.name));
      continue;
    }
    const Table& after = found->second;
    SCHEMAC_TRY(const bool is_empty, emptied(session, before, after));
    if (is_empty) lost.push_back(fmt::format("empties the table {}", before.name));
    if (after.deleted > before.deleted && !is_empty)
      lost.push_back(fmt::format("deletes {} of {}", rows_text(after.deleted - before.deleted), before.name));
    for (const auto& [number, column] : before.columns) {
      if (before.filled && !after.columns.contains(number))
        lost.push_back(fmt::format("drops the column {} of {}", column, before.name));
    }
  }
  return lost;
}

}  // namespace schemac::migrate
