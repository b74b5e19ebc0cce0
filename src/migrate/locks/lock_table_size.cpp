#include "locks/lock_table_size.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "schemac/ddl/effects.hpp"

namespace schemac::migrate {
namespace {

constexpr size_t large = 1000;   // smaller scripts fit into the smallest usual table (64 * 100 entries)
constexpr size_t own_rows = 64;  // locks on the history table, catalogs and their indexes

size_t entries_of(const Prepared& script, const Unit& unit) {
  size_t made = 0;
  std::set<std::string, std::less<>> objects;
  for_each_statement(script.parts, unit, [&](size_t, const ddl::Statement& statement) {
    const script::Effects effects = ddl::effects(script.text_of(statement));
    made += effects.relations_made;
    for (const script::Lock& lock : effects.locks) objects.insert(lock.object);
    return true;
  });
  // Tables that the script made itself are counted already; other names only matter if they are more.
  return std::max(made, objects.size());
}

struct Table {
  size_t size = 0;
  size_t slots = 0;  // processes and prepared transactions: the factor of max_locks_per_transaction
  size_t used = 0;
  size_t setting = 0;
};

// NLOCKENTS() of lock.c: max_locks_per_transaction * (MaxBackends + max_prepared_transactions), MaxBackends
// as in InitializeMaxBackends().
base::Result<Table> lock_table_of(pg::Session& session) {
  SCHEMAC_TRY(
      const pg::Rows rows,
      session.query(
          "SELECT pg_catalog.current_setting('max_locks_per_transaction'), (SELECT 1 + "
          "pg_catalog.sum(setting::bigint) FROM pg_catalog.pg_settings WHERE name IN ('max_connections', "
          "'max_worker_processes', 'max_wal_senders', 'max_prepared_transactions') OR name = CASE WHEN "
          "pg_catalog.current_setting('autovacuum_worker_slots', true) IS NULL THEN 'autovacuum_max_workers' "
          "ELSE "
          "'autovacuum_worker_slots' END), (SELECT pg_catalog.count(*) FROM pg_catalog.pg_locks)"));
  Table table;
  table.setting = static_cast<size_t>(rows.integer(0, 0));
  table.slots = static_cast<size_t>(rows.integer(0, 1));
  table.used = static_cast<size_t>(rows.integer(0, 2));
  table.size = table.setting * table.slots;
  return table;
}

base::Error too_small(const Prepared& script, size_t entries, const Table& table) {
  const size_t wanted = (entries + table.used + own_rows) / std::max<size_t>(table.slots, 1) + 1;
  const size_t rounded = (wanted + 63) / 64 * 64;
  const size_t pieces = entries / std::max<size_t>(table.size * 3 / 4, 1) + 1;
  return {.code = "lock-table-too-small",
          .message = fmt::format("The migration `{}` makes or changes so much in one transaction that it "
                                 "holds at least {} locks, and the "
                                 "server's lock table has room for {} (max_locks_per_transaction = {}, times "
                                 "{} connections). Nothing was "
                                 "run.",
                                 script.migration.name, entries, table.size, table.setting, table.slots),
          .hint = fmt::format("Set max_locks_per_transaction = {} on the server (it must be restarted), or "
                              "cut the migration into {} "
                              "migrations.",
                              rounded, std::max<size_t>(pieces, 2))};
}

}  // namespace

size_t lock_entries(const Prepared& script) {
  if (script.parts.statements.size() < large) return 0;
  const CutHints marks = script.progress ? script.progress->marks : CutHints();
  const Units units = script.units(marks, script.progress ? script.progress->done : 0);
  size_t most = 0;
  for (const Unit& unit : units.units) {
    if (unit.kind == UnitKind::transaction) most = std::max(most, entries_of(script, unit));
  }
  return most;
}

base::Status check_lock_table(pg::Session& session, const std::vector<Prepared>& prepared) {
  std::optional<Table> table;
  for (const Prepared& script : prepared) {
    const size_t entries = lock_entries(script);
    if (entries < large) continue;
    if (!table) {
      SCHEMAC_TRY(table, lock_table_of(session));
    }
    // The reserve may be enough: the server decides, and undoes the whole if it is not.
    if (entries + table->used > table->size + table->size / 4) return too_small(script, entries, *table);
  }
  return base::ok();
}

}  // namespace schemac::migrate
