// Takes applied migrations back with their down.sql, the last applied first, under the guarantees of apply
// (apply.hpp): down.sql and the change of its row commit in one transaction; where it cannot run so, it runs
// in units, and the next `rollback` or `apply` goes on behind what was completed. The row becomes "rolled
// back", so the migration is pending again, for Prisma too.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

struct DataLoss {
  std::string migration;
  std::string object;  // `table "User"`, `column "User"."age"`
  std::optional<long long>
      rows;  // that are lost, counted up to `counted_rows`; none = could not be counted in time
  std::string text() const;  // "table "User" (3 rows)"
  bool operator==(const DataLoss&) const = default;
};
constexpr long long counted_rows = 1000;

struct RollbackRequest {
  size_t steps = 1;
  std::string to;  // the migration that stays the last applied one; goes before `steps`
  bool accept_data_loss = false;
};

struct RollbackResult {
  std::vector<AppliedMigration> rolled_back;  // in the order in which they were
  std::vector<std::string> left;              // that should have been, the failed one first
  std::optional<FailedMigration> failed;      // code "rollback-failed", or P1017, "interrupted"
  std::vector<DataLoss> losses;
  RunStarted run;  // empty where nothing was applied
  RunFinished summary;
  bool operator==(const RollbackResult&) const = default;
};

// Nothing applied: an empty result. Errors before anything runs: apply's, and
//   "rollback-too-far"       fewer migrations are applied than `steps`; `to` is not applied
//   "down-missing"           a migration has no down.sql
//   "data-loss"              rows would be lost and `accept_data_loss` is not set; the message lists them
//   "migration-unfinished"   a migration was left half applied: `apply` comes first
base::Result<RollbackResult> rollback(const pg::ConnectionUrl& url, const Folder& folder,
                                      const RollbackRequest& request, const ApplyOptions& options = {},
                                      Observer* observer = nullptr);

}  // namespace schemac::migrate
