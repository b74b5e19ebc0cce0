#include "down_scripts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "history/journal.hpp"
#include "run/serialized_observer.hpp"
#include "schemac/base/text.hpp"
#include "script/prepared_script.hpp"

namespace schemac::migrate {
namespace {

base::Error without_down(const std::vector<std::string>& names) {
  std::vector<std::string> quoted;
  for (const std::string& name : names) quoted.push_back("`" + name + "`");
  return {
      .code = "down-missing",
      .message = fmt::format("The migration {} has no down.sql, so it cannot be taken back. Nothing was run.",
                             base::join(quoted, ", ")),
      .hint = "Write the statements that undo it into down.sql beside its migration.sql."};
}

base::Status add_way(const Folder& folder, const Row& row, std::vector<WayBack>& ways,
                     std::vector<std::string>& missing) {
  SCHEMAC_TRY(std::optional<std::string> down, read_down(folder, row.migration_name));
  if (!down) {
    missing.push_back(row.migration_name);
    return base::ok();
  }
  SCHEMAC_TRY(Prepared script, prepare_rollback(row, std::move(*down)));
  ways.push_back({row, std::move(script)});
  return base::ok();
}

}  // namespace

std::vector<Row> applied_rows(const std::vector<Row>& history) {
  std::vector<Row> rows;
  std::copy_if(history.begin(), history.end(), std::back_inserter(rows),
               [](const Row& row) { return row.applied() || half_taken_back(row); });
  std::reverse(rows.begin(), rows.end());  // the history is ordered by started_at
  // An interrupted rollback is completed first.
  std::stable_partition(rows.begin(), rows.end(), half_taken_back);
  return rows;
}

base::Result<std::vector<WayBack>> ways_back(const Folder& folder, const std::vector<Row>& rows) {
  std::vector<WayBack> ways;
  std::vector<std::string> missing;
  for (const Row& row : rows) SCHEMAC_CHECK(add_way(folder, row, ways, missing));
  if (!missing.empty()) return without_down(missing);
  return ways;
}

base::Status check_ways_back(const Folder& folder, const std::vector<std::string>& names) {
  std::vector<Row> rows;
  for (const std::string& name : names) {
    Row row;
    row.migration_name = name;
    rows.push_back(std::move(row));
  }
  SCHEMAC_TRY([[maybe_unused]] const std::vector<WayBack> ways, ways_back(folder, rows));
  return base::ok();
}

base::Result<RollbackResult> take_back(ScriptRunner& runner, const std::vector<WayBack>& ways,
                                       Observer& observer) {
  RollbackResult result;
  size_t index = 0;
  for (; index < ways.size() && !result.failed; ++index) {
    const WayBack& way = ways[index];
    tell(observer, MigrationStarted{way.row.migration_name, index, ways.size()});
    const auto journal = journal_of_rollback(way.row, way.script.row_id.has_value());
    const Prepared* next = index + 1 < ways.size() ? &ways[index + 1].script : nullptr;
    SCHEMAC_TRY(RunOutcome ran, runner.run(way.script, *journal, next));
    if (auto* done = std::get_if<AppliedMigration>(&ran)) {
      tell(observer, MigrationRolledBack{*done});
      result.rolled_back.push_back(std::move(*done));
    } else {
      result.failed = std::get<FailedMigration>(std::move(ran));
      tell(observer, MigrationFailed{*result.failed});
    }
  }
  for (size_t i = result.rolled_back.size(); i < ways.size(); ++i)
    result.left.push_back(ways[i].row.migration_name);
  return result;
}

}  // namespace schemac::migrate
