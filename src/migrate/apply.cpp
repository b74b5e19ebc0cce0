#include "schemac/migrate/apply.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "down_scripts.hpp"
#include "emptiness.hpp"
#include "history/journal.hpp"
#include "history/rows.hpp"
#include "locks/lock_table_size.hpp"
#include "locks/pooler.hpp"
#include "locks/run_lock.hpp"
#include "pending.hpp"
#include "run/lost_connection.hpp"
#include "run/run_meter.hpp"
#include "run/script_runner.hpp"
#include "run/serialized_observer.hpp"
#include "script/connects.hpp"
#include "script/prepared_script.hpp"

namespace schemac::migrate {
namespace {

base::Result<std::vector<Prepared>> prepare_all(const ApplyPlan& plan) {
  std::vector<Prepared> prepared;
  for (const Migration* migration : plan.migrations) {
    SCHEMAC_TRY(Prepared ready, prepare(*migration, plan.history));
    prepared.push_back(std::move(ready));
  }
  return prepared;
}

std::vector<std::string> names_of(const std::vector<Prepared>& prepared) {
  std::vector<std::string> names;
  for (const Prepared& one : prepared) names.push_back(one.migration.name);
  return names;
}

// An interrupted rollback comes first: it is completed, and its migration is then pending again.
base::Status end_roll_back(ScriptRunner& runner, const Folder& folder, const ApplyPlan& plan,
                           Observer& observer, ApplyResult& result) {
  if (plan.half_taken_back.empty()) return base::ok();
  SCHEMAC_TRY(const std::vector<WayBack> ways, ways_back(folder, plan.half_taken_back));
  SCHEMAC_TRY(RollbackResult taken, take_back(runner, ways, observer));
  result.failed = std::move(taken.failed);
  for (const AppliedMigration& migration : taken.rolled_back) {
    tell(observer,
         Note{migration.name,
              "its roll-back had been cut off; it was ended before the migration is applied again"});
  }
  return base::ok();
}

base::Status run_each(ScriptRunner& runner, const std::vector<Prepared>& prepared,
                      const pg::ConnectionUrl& url, const ApplyOptions& options, Observer& observer,
                      ApplyResult& result) {
  for (size_t index = 0; index < prepared.size() && !result.failed; ++index) {
    const Prepared& script = prepared[index];
    tell(observer, MigrationStarted{script.migration.name, index, prepared.size()});
    const auto journal = journal_of_apply(script.migration, script.row_id);
    const Prepared* next = index + 1 < prepared.size() ? &prepared[index + 1] : nullptr;
    SCHEMAC_TRY(RunOutcome ran, runner.run(script, *journal, next));
    if (auto* applied = std::get_if<AppliedMigration>(&ran)) {
      tell(observer, MigrationFinished{*applied});
      result.applied.push_back(std::move(*applied));
    } else {
      result.failed = std::get<FailedMigration>(std::move(ran));
      if (result.failed->error.code == "P1017") find_out(url, options, result);
      tell(observer, MigrationFailed{*result.failed});
    }
  }
  return base::ok();
}

// `--on-failure rollback`: rolls back everything that this run applied.
base::Status take_back_applied(ScriptRunner& runner, pg::Session& session, const Folder& folder,
                               Observer& observer, ApplyResult& result) {
  if (!result.failed->undone) {
    result.failed->error.hint +=
        " Nothing that this run applied was taken back, because the part of this migration that stays builds "
        "on it.";
    return base::ok();
  }
  SCHEMAC_TRY(const auto history, read_history(session));
  std::vector<Row> rows;
  for (const Row& row : applied_rows(history.value_or(std::vector<Row>()))) {
    const bool ours =
        std::any_of(result.applied.begin(), result.applied.end(),
                    [&](const AppliedMigration& applied) { return applied.name == row.migration_name; });
    if (ours) rows.push_back(row);
  }
  SCHEMAC_TRY(const std::vector<WayBack> ways, ways_back(folder, rows));
  SCHEMAC_TRY(RollbackResult taken, take_back(runner, ways, observer));
  result.rolled_back = std::move(taken.rolled_back);
  result.rollback_failed = std::move(taken.failed);
  if (result.rollback_failed) {
    result.failed->error.hint +=
        fmt::format(" `{}` could not be taken back. {}", result.rollback_failed->name,
                    result.rollback_failed->error.hint);
  }
  return base::ok();
}

void list_pending(const std::vector<Prepared>& prepared, ApplyResult& result) {
  for (const Prepared& one : prepared) {
    const auto same = [&](const AppliedMigration& migration) { return migration.name == one.migration.name; };
    const bool applied = std::any_of(result.applied.begin(), result.applied.end(), same) &&
                         std::none_of(result.rolled_back.begin(), result.rolled_back.end(), same);
    if (!applied) result.pending.push_back(one.migration.name);
  }
}

base::Result<ApplyResult> run_plan(pg::Session& session, const Folder& folder, ApplyPlan plan,
                                   const ApplyOptions& options, Observer& observer) {
  if (plan.nothing()) return std::move(plan.result);
  SCHEMAC_CHECK(refuse_transaction_pooler(session));
  SCHEMAC_TRY(const std::vector<Prepared> prepared, prepare_all(plan));
  if (options.on_failure == OnFailure::rollback) SCHEMAC_CHECK(check_ways_back(folder, names_of(prepared)));
  SCHEMAC_CHECK(check_connects(session, prepared));
  SCHEMAC_CHECK(check_lock_table(session, prepared));
  if (!plan.has_history) {
    if (!options.adopt) SCHEMAC_CHECK(require_empty(session, options));
    SCHEMAC_CHECK(make_history_table(session));
  }
  SCHEMAC_TRY(const RunStarted run, about_to_run(session, Direction::apply, names_of(prepared)));
  tell(observer, run);
  ScriptRunner runner(session, options, observer);
  const RunMeter meter(Direction::apply, runner.wal_mark());
  ApplyResult& result = plan.result;
  result.run = run;
  base::Status ran = end_roll_back(runner, folder, plan, observer, result);
  if (ran.ok() && !result.failed) ran = run_each(runner, prepared, session.url(), options, observer, result);
  const bool takes_back =
      options.on_failure == OnFailure::rollback && result.failed && !result.applied.empty();
  if (ran.ok() && takes_back) {
    const base::Status taken = take_back_applied(runner, session, folder, observer, result);
    if (!taken.ok())
      result.failed->error.hint +=
          fmt::format(" What this run applied was not taken back: {}", taken.error().message);
  }
  result.summary =
      meter.end(result.applied.size(), runner.wal_mark(), result.failed ? &*result.failed : nullptr);
  tell(observer, result.summary);
  SCHEMAC_CHECK(std::move(ran));
  list_pending(prepared, result);
  return std::move(result);
}

}  // namespace

base::Result<ApplyResult> apply(pg::Session& session, const Folder& folder, const ApplyOptions& options,
                                Observer* observer) {
  OneAtATime told(observer, session.url().database);
  SCHEMAC_TRY(History history, read_history(session));
  SCHEMAC_TRY(ApplyPlan ready, plan_apply(std::move(history), folder, options));
  return run_plan(session, folder, std::move(ready), options, told);
}

base::Result<ApplyResult> apply(const pg::ConnectionUrl& url, const Folder& folder,
                                const ApplyOptions& options, Observer* observer) {
  SCHEMAC_TRY(Opened opened, open(pg::Connecting(url, {.interrupt = options.interrupt})));
  return apply(std::move(opened), folder, options, observer);
}

base::Result<Opened> open(pg::Connecting connecting) {
  SCHEMAC_TRY(pg::Session session, connecting.session());
  SCHEMAC_TRY(History history, read_history(session));
  return Opened{std::move(session), std::move(history)};
}

base::Result<ApplyResult> apply(Opened opened, const Folder& folder, const ApplyOptions& options,
                                Observer* observer) {
  Observer silent;
  Observer& told = observer != nullptr ? *observer : silent;
  // If nothing is pending, no lock is needed: most runs end here, with one connection and one round trip. An
  // error may come from an unfinished migration of another run, so it is checked again under the lock.
  base::Result<ApplyPlan> first = plan_apply(std::move(opened.history), folder, options);
  if (first.ok()) {
    SCHEMAC_CHECK(check_sum(folder, options, told));
    if (first->nothing()) return std::move(first->result);
  }
  SCHEMAC_TRY(const Alone alone, Alone::take(opened.session, options, told));
  if (!first.ok()) {
    SCHEMAC_TRY(History history, read_history(opened.session));
    SCHEMAC_CHECK(plan_apply(std::move(history), folder, options));
    SCHEMAC_CHECK(check_sum(folder, options, told));
  }
  ApplyOptions guarded = options;
  guarded.still_alone = [&alone] { return alone.check(); };
  return apply(opened.session, folder, guarded, &told);
}

}  // namespace schemac::migrate
