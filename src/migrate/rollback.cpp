#include "schemac/migrate/rollback.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "data_loss.hpp"
#include "down_scripts.hpp"
#include "locks/lock_table_size.hpp"
#include "locks/run_lock.hpp"
#include "pending.hpp"
#include "run/run_meter.hpp"
#include "run/serialized_observer.hpp"
#include "schemac/base/text.hpp"
#include "script/connects.hpp"
#include "script/prepared_script.hpp"

namespace schemac::migrate {
namespace {

base::Error too_far(std::string message) {
  return {.code = "rollback-too-far",
          .message = std::move(message),
          .hint = "`schemac status` lists what is applied."};
}

// The rows to roll back, the last applied first.
base::Result<std::vector<Row>> choose(const std::vector<Row>& history, const RollbackRequest& request) {
  std::vector<Row> rows = applied_rows(history);
  if (request.to.empty()) {
    if (rows.empty()) return rows;
    if (request.steps > rows.size()) {
      return too_far(fmt::format("{} migrations cannot be taken back: {} {} applied.", request.steps,
                                 rows.size(), rows.size() == 1 ? "is" : "are"));
    }
    rows.resize(request.steps);
    return rows;
  }
  const auto last = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
    return row.migration_name == request.to && !half_taken_back(row);
  });
  if (last == rows.end())
    return too_far(fmt::format("The migration `{}` is not applied in this database.", request.to));
  rows.erase(last, rows.end());
  return rows;
}

base::Status refuse_unfinished(const std::vector<Row>& history) {
  for (const Row& row : history) {
    if (!row.failed() || half_taken_back(row)) continue;
    return base::Error{
        .code = "migration-unfinished",
        .message = fmt::format("The migration `{}` was left half applied at {}. Nothing was taken back.",
                               row.migration_name, row.started_at),
        .hint = "Run `schemac apply` first, which goes on with it."};
  }
  return base::ok();
}

base::Error would_lose(const std::vector<DataLoss>& losses) {
  std::string list;
  for (const DataLoss& loss : losses) list += fmt::format("\n  {}: {}", loss.migration, loss.text());
  return {.code = "data-loss",
          .message = "The roll-back destroys data:" + list,
          .hint = "If that is meant, run it again with --accept-data-loss. Nothing was run."};
}

struct Ready {
  std::vector<WayBack> ways;
  std::vector<DataLoss> losses;
};

base::Result<Ready> get_ready(pg::Session& session, const Folder& folder, const RollbackRequest& request,
                              const ApplyOptions& options) {
  SCHEMAC_TRY(const auto read, read_history(session));
  const std::vector<Row> history = read.value_or(std::vector<Row>());
  SCHEMAC_CHECK(refuse_failed(folder, history));
  SCHEMAC_CHECK(refuse_unfinished(history));
  SCHEMAC_TRY(const std::vector<Row> rows, choose(history, request));
  std::vector<std::string> names;
  for (const Row& row : rows) names.push_back(row.migration_name);
  SCHEMAC_CHECK(refuse_renamed(folder, history, names));
  if (!options.allow_edited) SCHEMAC_CHECK(refuse_edited(folder, history, names));
  Ready ready;
  SCHEMAC_TRY(ready.ways, ways_back(folder, rows));
  SCHEMAC_TRY(ready.losses, find_losses(session, ready.ways));
  return ready;
}

base::Result<RollbackResult> run(pg::Session& session, Ready ready, const ApplyOptions& options,
                                 Observer& observer) {
  std::vector<std::string> names;
  std::vector<Prepared> scripts;
  for (const WayBack& way : ready.ways) {
    names.push_back(way.row.migration_name);
    scripts.push_back(way.script);
  }
  SCHEMAC_CHECK(check_connects(session, scripts));
  SCHEMAC_CHECK(check_lock_table(session, scripts));
  SCHEMAC_TRY(const RunStarted run, about_to_run(session, Direction::rollback, std::move(names)));
  tell(observer, run);
  ScriptRunner runner(session, options, observer);
  const RunMeter meter(Direction::rollback, runner.wal_mark());
  auto taken = take_back(runner, ready.ways, observer);
  const FailedMigration* failed = taken.ok() && taken->failed ? &*taken->failed : nullptr;
  const RunFinished summary =
      meter.end(taken.ok() ? taken->rolled_back.size() : 0, runner.wal_mark(), failed);
  tell(observer, summary);
  SCHEMAC_TRY(RollbackResult result, std::move(taken));
  result.run = run;
  result.summary = summary;
  result.losses = std::move(ready.losses);
  return result;
}

}  // namespace

base::Result<RollbackResult> rollback(const pg::ConnectionUrl& url, const Folder& folder,
                                      const RollbackRequest& request, const ApplyOptions& options,
                                      Observer* observer) {
  OneAtATime told(observer, url.database);
  SCHEMAC_TRY(AloneSession alone, open_alone(url, options, &told));
  SCHEMAC_TRY(Ready ready, get_ready(alone.session, folder, request, options));
  if (ready.ways.empty()) return RollbackResult();
  if (!ready.losses.empty() && !request.accept_data_loss) return would_lose(ready.losses);
  ApplyOptions guarded = options;
  guarded.still_alone = [&alone] { return alone.lock.check(); };
  return run(alone.session, std::move(ready), guarded, told);
}

}  // namespace schemac::migrate
