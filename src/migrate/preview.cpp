#include "schemac/migrate/preview.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "down_scripts.hpp"
#include "emptiness.hpp"
#include "locks/lock_table_size.hpp"
#include "pending.hpp"
#include "run/statement_log.hpp"
#include "schemac/ddl/effects.hpp"
#include "script/connects.hpp"
#include "script/prepared_script.hpp"

namespace schemac::migrate {
namespace {

constexpr size_t told = 1'000;  // statements of a migration
constexpr size_t most_told = 10'000;

bool only_reads_and_writes(const std::vector<script::Lock>& locks) {
  return std::all_of(locks.begin(), locks.end(),
                     [](const script::Lock& lock) { return lock.mode <= script::LockMode::row_exclusive; });
}

PlannedStatement planned_statement(const ddl::Statement& statement, std::string_view text,
                                   const script::Effects& effects) {
  PlannedStatement planned;
  planned.line = statement.line;
  planned.sql = told_sql(text);
  planned.scans = effects.scans;
  planned.rewrites = effects.rewrites;
  planned.builds_index = effects.builds_index;
  for (const script::Lock& lock : effects.locks) {
    planned.locks.push_back(fmt::format("{} on {}", script::lock_name(lock.mode), lock.object));
  }
  return planned;
}

PlannedMigration planned_migration(const Prepared& script) {
  PlannedMigration planned;
  planned.name = script.migration.name;
  planned.checksum = script.migration.checksum;
  planned.statements_done = script.progress ? script.progress->done : 0;
  const CutHints marks = script.progress ? script.progress->marks : CutHints();
  size_t count = 0;
  for (const Unit& unit : script.units(marks, planned.statements_done).units) {
    PlannedUnit next;
    next.transaction = unit.kind != UnitKind::alone;
    next.batches = unit.kind == UnitKind::batches;
    for_each_statement(script.parts, unit, [&](size_t, const ddl::Statement& statement) {
      const std::string_view text = script.text_of(statement);
      const script::Effects effects = ddl::effects(text);
      if (count < told || (count < most_told && !only_reads_and_writes(effects.locks))) {
        next.statements.push_back(planned_statement(statement, text, effects));
        ++count;
      } else {
        ++planned.untold;
      }
      return true;
    });
    if (!next.statements.empty() || unit.first == unit.end) planned.units.push_back(std::move(next));
  }
  return planned;
}

}  // namespace

base::Result<Preview> preview(pg::Session& session, const Folder& folder, const ApplyOptions& options,
                              Observer* observer) {
  Observer silent;
  SCHEMAC_TRY(History history, read_history(session));
  SCHEMAC_TRY(const ApplyPlan plan, plan_apply(std::move(history), folder, options));
  if (!plan.has_history && !plan.nothing()) SCHEMAC_CHECK(require_empty(session, options));
  SCHEMAC_CHECK(check_sum(folder, options, observer != nullptr ? *observer : silent));
  Preview preview;
  preview.out_of_order = plan.result.out_of_order;
  for (const Row& row : plan.half_taken_back) preview.taken_back_first.push_back(row.migration_name);
  SCHEMAC_CHECK(ways_back(folder, plan.half_taken_back));
  std::vector<Prepared> prepared;
  std::vector<std::string> names;
  for (const Migration* migration : plan.migrations) {
    SCHEMAC_TRY(Prepared script, prepare(*migration, plan.history));
    names.push_back(migration->name);
    preview.migrations.push_back(planned_migration(script));
    prepared.push_back(std::move(script));
  }
  if (options.on_failure == OnFailure::rollback) SCHEMAC_CHECK(check_ways_back(folder, names));
  SCHEMAC_CHECK(check_connects(session, prepared));
  SCHEMAC_CHECK(check_lock_table(session, prepared));
  return preview;
}

}  // namespace schemac::migrate
