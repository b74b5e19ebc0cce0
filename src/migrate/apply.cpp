#include "schemac/migrate/apply.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "history_rows.hpp"
#include "one_at_a_time.hpp"
#include "own_lock.hpp"
#include "pooler.hpp"
#include "prepare.hpp"
#include "runner.hpp"
#include "schemac/base/text.hpp"
#include "schemac/migrate/history.hpp"
#include "schemac/migrate/status.hpp"
#include "schemac/migrate/sum.hpp"
#include "schemac/pg/advisory_lock.hpp"

namespace schemac::migrate {
namespace {

base::Error failed_before(const std::vector<Row>& failed) {
  std::string details;
  for (const Row& row : failed) {
    const std::string logs(base::trim(row.logs.value_or("")));
    details += fmt::format("The `{}` migration started at {} failed{}\n", row.migration_name, row.started_at,
                           logs.empty() ? "" : " with the following logs:\n" + logs);
  }
  return {
      .code = "P3009",
      .message =
          "migrate found failed migrations in the target database, new migrations will not be applied. Read "
          "more about how to resolve migration issues in a production database: "
          "https://pris.ly/d/migrate-resolve\n" +
          details,
      .hint =
          "Prisma, or a person, left it half done. Bring the database to the state before or after it, then "
          "run "
          "`schemac resolve --rolled-back NAME` or `--applied NAME`."};
}

base::Error edited_after(const std::vector<StatusEntry>& edited) {
  std::vector<std::string> names;
  names.reserve(edited.size());
  for (const StatusEntry& entry : edited) names.push_back("`" + entry.name + "`");
  return {
      .code = "migration-edited",
      .message = fmt::format("The migration {} was edited after it was applied. Nothing was run.",
                             base::join(names, ", ")),
      .hint =
          "Take back the edit (version control has the file that was applied) and put the change into a new "
          "migration, or go on with --allow-edited."};
}

base::Error unknown_migration(const std::string& name) {
  return {.code = "P3017",
          .message = fmt::format(
              "The migration {} could not be found. Please make sure that the migration exists, and "
              "that you included the whole name of the directory. (example: "
              "\"20201207184859_initial_migration\")",
              name)};
}

// Unfinished rows of ours whose file is still there can be gone on with; every other failed row stops
// everything.
base::Status refuse_failed(const Status& status, const std::vector<Row>& history) {
  std::vector<Row> failed;
  for (const Row& row : history) {
    const auto same_name = [&](const StatusEntry& entry) { return entry.name == row.migration_name; };
    const bool missing = std::any_of(status.missing.begin(), status.missing.end(), same_name);
    const auto entry = std::find_if(status.failed.begin(), status.failed.end(), same_name);
    const bool resumable = entry != status.failed.end() && entry->resumable && !missing;
    if (row.failed() && !resumable) failed.push_back(row);
  }
  if (!failed.empty()) return failed_before(failed);
  return base::ok();
}

// What schemac.sum says against running the migrations. An unlisted one is no danger: Prisma and people write
// folders too.
base::Status check_sum(const Folder& folder, const ApplyOptions& options, Observer& observer) {
  SCHEMAC_TRY(const std::vector<SumFinding> findings, verify_sum(folder));
  for (const SumFinding& finding : findings) {
    if (finding.problem == SumProblem::unlisted) {
      observer.note(finding.migration, finding.message);
    } else if (finding.problem != SumProblem::edited || !options.allow_edited) {
      return base::Error{
          .code = "sum-mismatch", .message = finding.message + " Nothing was run.", .hint = finding.fix};
    }
  }
  return base::ok();
}

struct Plan {
  std::vector<const Migration*> migrations;
  std::vector<Row> history;
  bool has_history = false;
  ApplyResult result;  // missing and out_of_order are filled
};

bool runs(const Status& status, const std::string& name) {
  const auto same_name = [&](const StatusEntry& entry) { return entry.name == name; };
  return std::any_of(status.pending.begin(), status.pending.end(), same_name) ||
         std::any_of(status.failed.begin(), status.failed.end(), same_name);
}

// What is to run, or why nothing may.
base::Result<Plan> plan(pg::Session& session, const Folder& folder, const ApplyOptions& options) {
  SCHEMAC_TRY(auto rows, read_history(session));
  const Status status = compare(folder, rows);
  Plan plan;
  plan.has_history = rows.has_value();
  plan.history = rows ? std::move(*rows) : std::vector<Row>();
  SCHEMAC_CHECK(refuse_failed(status, plan.history));
  if (!status.edited.empty() && !options.allow_edited) return edited_after(status.edited);
  for (const StatusEntry& entry : status.missing) plan.result.missing.push_back(entry.name);
  std::string newest;
  for (const Row& row : plan.history) {
    if (row.applied()) newest = std::max(newest, row.migration_name);
  }
  bool known = options.to.empty();
  for (const Migration& migration : folder.migrations) {
    known = known || migration.name == options.to;
    if (!options.to.empty() && migration.name > options.to) break;
    if (!runs(status, migration.name)) continue;
    plan.migrations.push_back(&migration);
    if (migration.name < newest) plan.result.out_of_order.push_back(migration.name);
  }
  if (!known) return unknown_migration(options.to);
  return plan;
}

base::Result<ApplyResult> run_plan(pg::Session& session, Plan plan, const ApplyOptions& options,
                                   Observer& observer) {
  if (plan.migrations.empty()) return std::move(plan.result);
  std::vector<Prepared> prepared;
  for (const Migration* migration : plan.migrations) {
    SCHEMAC_TRY(Prepared ready, prepare(*migration, plan.history));
    prepared.push_back(std::move(ready));
  }
  if (!plan.has_history) SCHEMAC_CHECK(create_history(session));
  SCHEMAC_TRY(const pg::Rows path, session.query("SELECT pg_catalog.current_setting('search_path')"));
  Runner runner(session, options, observer, std::string(path.text(0, 0)));
  ApplyResult& result = plan.result;
  size_t index = 0;
  for (; index < prepared.size() && !result.failed; ++index) {
    observer.migration_started(prepared[index].migration.name, index, prepared.size());
    SCHEMAC_TRY(Ran ran, runner.run(prepared[index]));
    if (auto* applied = std::get_if<AppliedMigration>(&ran)) {
      observer.migration_finished(*applied);
      result.applied.push_back(std::move(*applied));
    } else {
      result.failed = std::get<FailedMigration>(std::move(ran));
      observer.migration_failed(*result.failed);
    }
  }
  for (size_t i = result.applied.size(); i < prepared.size(); ++i)
    result.pending.push_back(prepared[i].migration.name);
  return std::move(result);
}

}  // namespace

base::Result<ApplyResult> apply(pg::Session& session, const Folder& folder, const ApplyOptions& options,
                                Observer* observer) {
  Observer silent;
  OneAtATime told(observer != nullptr ? *observer : silent);
  SCHEMAC_TRY(Plan ready, plan(session, folder, options));
  return run_plan(session, std::move(ready), options, told);
}

base::Result<ApplyResult> apply(const pg::ConnectionUrl& url, const Folder& folder,
                                const ApplyOptions& options, Observer* observer) {
  Observer silent;
  Observer& told = observer != nullptr ? *observer : silent;
  SCHEMAC_TRY(pg::Session session, pg::Session::open(url, {.interrupt = options.interrupt}));
  // What is applied already needs no lock: most runs end here, with one connection and one round trip.
  SCHEMAC_TRY(const Plan first, plan(session, folder, options));
  SCHEMAC_CHECK(check_sum(folder, options, told));
  if (first.migrations.empty()) return first.result;
  std::optional<pg::AdvisoryLock> lock;
  SCHEMAC_CHECK(refuse_transaction_pooler(session));
  if (options.take_lock) {
    SCHEMAC_TRY(pg::AdvisoryLock taken, pg::AdvisoryLock::take(
                                            url, options.lock_wait,
                                            [&](const std::string& holder, std::chrono::milliseconds waited) {
                                              told.waiting_for_lock(holder, waited);
                                            },
                                            options.interrupt));
    lock.emplace(std::move(taken));
    SCHEMAC_CHECK(hold_own_lock(session, options.lock_wait, told, options.interrupt));
  }
  return apply(session, folder, options, &told);
}

}  // namespace schemac::migrate
