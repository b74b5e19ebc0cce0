#include "schemac/app/change.hpp"

#include <algorithm>
#include <iterator>

#include "diff/live_checks.hpp"
#include "diff/live_obstacles.hpp"
#include "schemac/catalog/spelling.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/plan/name_clashes.hpp"
#include "schemac/plan/name_lengths.hpp"

namespace schemac::app {

namespace {

template <class T>
void append(std::vector<T>& to, std::vector<T> from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

diff::Policy policy_of(const Change& change) { return plan::traits_of(change.wording.style).policy; }

// Renamed columns were not yet compared in the database's spelling.
base::Status rename_before(Change& change, const std::vector<diff::RenameRequest>& requests,
                           pg::Session* live) {
  SCHEMAC_TRY(diff::Renamed renamed, diff::rename(std::move(change.schemas.before), change.schemas.after,
                                                  requests, policy_of(change)));
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
      sql::Object& kept = schemas.before.unmanaged.emplace_back();
      kept.kind = sql::ObjectKind::column;
      kept.parent = table->name;
      kept.name = column.name;
      kept.reason = "it is not part of the relation and is kept";
    }
  }
}

// The user did not ask to recreate views: their statements are removed.
void leave_views(sql::Surroundings& around) {
  for (sql::Object& dependent : around.dependents) {
    if (dependent.kind == sql::ObjectKind::view && !dependent.create.empty())
      dependent.give_up_statements("views are recreated only if the user asks for it");
  }
}

// The two schemas, and the steps between them; nothing is said of a live database yet.
base::Result<diff::Steps> steps_of(Change& change, const std::vector<diff::RenameRequest>& renames,
                                   pg::Session* live) {
  const plan::StyleTraits& style = plan::traits_of(change.wording.style);
  if (style.foresees) SCHEMAC_CHECK(plan::check_names(change.schemas.after));
  SCHEMAC_CHECK(rename_before(change, renames, live));
  if (style.policy == diff::Policy::safe) note_kept_columns(change.schemas);
  diff::Steps steps = change.renames;
  append(steps, diff::diff(change.schemas, style.policy, change.wishes));
  if (style.foresees && !steps.empty()) SCHEMAC_CHECK(plan::check_clashes(change.schemas));
  return steps;
}

// What the live database says of the plan. Foreign keys that rows violate are not validated: the plan is made
// again without those steps.
base::Status ask(pg::Session& live, const OptIns& opt_ins, std::vector<plan::Warning> missing,
                 Change& change) {
  SCHEMAC_TRY(change.findings, counted(live, change.plan.warnings));
  append(change.findings, change.plan.blockers);
  append(change.findings, std::move(missing));
  if (!plan::traits_of(change.wording.style).foresees) return base::ok();
  SCHEMAC_TRY(std::vector<plan::Warning> users,
              obstacles(live, change.plan.steps, change.schemas.before, opt_ins.external));
  append(change.findings, std::move(users));
  SCHEMAC_TRY(Answers rows, answers(live, change.plan, change.losses));
  append(change.findings, std::move(rows.findings));
  if (rows.broken.empty()) return base::ok();
  std::erase_if(change.plan.steps, [&](const diff::Step& step) {
    const auto* validate = std::get_if<diff::ValidateForeignKey>(&step);
    return validate != nullptr &&
           std::find(rows.broken.begin(), rows.broken.end(),
                     plan::BrokenKey{validate->table, validate->key.name}) != rows.broken.end();
  });
  plan_again(change);
  return base::ok();
}
}  // namespace

base::Result<Change> plan_change(sql::Pair<sql::Schema> schemas,
                                 const std::vector<diff::RenameRequest>& renames, plan::Wording wording,
                                 plan::Losses losses, pg::Session* live, const OptIns& opt_ins) {
  SCHEMAC_CHECK(check_names(opt_ins.external));
  std::vector<plan::Warning> missing = missing_external(opt_ins.external, schemas);
  leave_out(opt_ins.external, schemas);
  Change change;
  change.wording = std::move(wording);
  change.losses = losses;
  change.schemas = std::move(schemas);
  const plan::StyleTraits& style = plan::traits_of(change.wording.style);
  change.wishes.strict = style.takes_wishes && opt_ins.strict;
  SCHEMAC_TRY(diff::Steps steps, steps_of(change, renames, live));
  if (steps.empty()) return change;
  if (live != nullptr) {
    SCHEMAC_TRY(change.belongings, belongings_of(*live, steps));
  }
  if (live != nullptr && style.foresees) {
    SCHEMAC_TRY(change.around_way_back, surroundings_of(*live, steps, change.schemas.before));
    change.surroundings = change.around_way_back;
    if (!opt_ins.recreate_views) leave_views(change.surroundings);
  }
  change.plan.steps = std::move(steps);
  plan_again(change);
  if (live != nullptr) SCHEMAC_CHECK(ask(*live, opt_ins, std::move(missing), change));
  return change;
}

void plan_again(Change& change) {
  change.plan =
      plan::make_plan(std::move(change.plan.steps), change.wording, change.surroundings, change.losses);
}

}  // namespace schemac::app
