#include "schemac/app/change.hpp"

#include <algorithm>

#include "diff/live_checks.hpp"
#include "diff/live_obstacles.hpp"
#include "schemac/catalog/spelling.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/plan/name_clashes.hpp"
#include "schemac/plan/name_lengths.hpp"

namespace schemac::app {

diff::Policy policy_of(const plan::Options& rendering) {
  return rendering.style == plan::Style::safe ? diff::Policy::safe : diff::Policy::prisma;
}

namespace {

// Renamed columns were not yet compared in the database's spelling.
base::Status rename_before(Change& change, const std::vector<diff::RenameRequest>& requests,
                           pg::Session* live) {
  SCHEMAC_TRY(diff::Renamed renamed, diff::rename(std::move(change.schemas.before), change.schemas.after,
                                                  requests, policy_of(change.rendering)));
  change.renames = std::move(renamed.steps);
  change.schemas.before = std::move(renamed.before);
  change.wishes.merges = std::move(renamed.merges);
  for (const diff::Step& step : change.renames) {
    const auto* table = std::get_if<diff::RenameTable>(&step);
    if (table != nullptr) change.wishes.renamed.push_back(table->names.after);
  }
  if (change.renames.empty() || live == nullptr) return base::ok();
  SCHEMAC_TRY(change.schemas.after,
              catalog::normalize_expressions(*live, change.schemas.before, change.schemas.after));
  return base::ok();
}

// Columns added by hand to the table of an implicit m:n relation stay (D18).
void note_kept_columns(sql::Pair<sql::Schema>& schemas) {
  for (const sql::Table& after : schemas.after.tables) {
    const sql::Table* table = diff::is_join_table(after) ? schemas.before.table(after.name) : nullptr;
    if (table == nullptr) continue;
    for (const sql::Column& column : table->columns) {
      if (after.column(column.name) != nullptr) continue;
      schemas.before.unmanaged.push_back({"column",
                                          table->name.schema + "." + table->name.name + "." + column.name,
                                          "it is not part of the relation and is kept"});
    }
  }
}

// The user did not ask to recreate views: their statements are removed.
void leave_views(sql::Surroundings& around) {
  for (sql::Dependent& dependent : around.dependents) {
    if (!dependent.view) continue;
    dependent.view = false;
    dependent.drop.clear();
    dependent.create.clear();
    dependent.uses.clear();
  }
}
}  // namespace

base::Result<Change> plan_change(sql::Pair<sql::Schema> schemas,
                                 const std::vector<diff::RenameRequest>& renames, plan::Options rendering,
                                 pg::Session* live, const OptIns& opt_ins) {
  SCHEMAC_CHECK(check_names(opt_ins.external));
  std::vector<plan::Warning> missing = missing_external(opt_ins.external, schemas);
  leave_out(opt_ins.external, schemas);
  Change change;
  change.rendering = std::move(rendering);
  change.schemas = std::move(schemas);
  const bool safe = change.rendering.style == plan::Style::safe;
  change.wishes.strict = safe && opt_ins.strict;
  if (safe) SCHEMAC_CHECK(plan::check_names(change.schemas.after));
  SCHEMAC_CHECK(rename_before(change, renames, live));
  if (safe) note_kept_columns(change.schemas);
  change.steps = change.renames;
  diff::Steps rest = diff::diff(change.schemas, policy_of(change.rendering), change.wishes);
  std::move(rest.begin(), rest.end(), std::back_inserter(change.steps));
  if (safe && !change.steps.empty()) SCHEMAC_CHECK(plan::check_clashes(change.schemas));
  const bool ask = live != nullptr && !change.steps.empty();
  if (ask) {
    SCHEMAC_TRY(change.belongings, belongings_of(*live, change.steps));
  }
  if (ask && safe) {
    SCHEMAC_TRY(change.around_way_back, surroundings_of(*live, change.steps, change.schemas.before));
    change.rendering.surroundings = change.around_way_back;
    if (!opt_ins.recreate_views) leave_views(change.rendering.surroundings);
  }
  change.warnings = plan::warnings(change.steps, change.rendering);
  if (!ask) return change;
  SCHEMAC_TRY(change.findings, counted(*live, change.warnings));
  std::vector<plan::Warning> blocked = plan::blockers(change.steps, change.rendering);
  std::move(blocked.begin(), blocked.end(), std::back_inserter(change.findings));
  std::move(missing.begin(), missing.end(), std::back_inserter(change.findings));
  if (!safe) return change;  // Prisma's style has only Prisma's findings
  SCHEMAC_TRY(std::vector<plan::Warning> users,
              obstacles(*live, change.steps, change.schemas.before, opt_ins.external));
  std::move(users.begin(), users.end(), std::back_inserter(change.findings));
  SCHEMAC_TRY(std::vector<plan::Warning> rows, answers(*live, change.steps, change.rendering));
  std::move(rows.begin(), rows.end(), std::back_inserter(change.findings));
  return change;
}

}  // namespace schemac::app
