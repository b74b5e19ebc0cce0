// Rolls applied migrations back with their down.sql, the last applied first, with the guarantees of apply
// (apply.hpp): down.sql and the change of its row commit in one transaction. A script that cannot run so runs
// in units, and the next `rollback` or `apply` resumes behind the completed ones. The row becomes "rolled
// back", so the migration is pending again, also for Prisma.
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
      rows;  // rows that are lost, counted up to `counted_rows`; none = the count took too long
  std::string text() const;  // "table "User" (3 rows)"
  bool operator==(const DataLoss&) const = default;
};
constexpr long long counted_rows = 1000;

struct RollbackRequest {
  size_t steps = 1;
  std::string to;  // the migration that becomes the last applied one; has precedence over `steps`
  bool accept_data_loss = false;
};

struct RollbackResult {
  std::vector<AppliedMigration> rolled_back;  // in the order in which they were rolled back
  std::vector<std::string> left;  // migrations that should have been rolled back, the failed one first
  std::optional<FailedMigration> failed;  // code "rollback-failed", or P1017, "interrupted"
  std::vector<DataLoss> losses;
  RunStarted run;  // empty if no migration was applied
  RunFinished summary;
  bool operator==(const RollbackResult&) const = default;
};

// If no migration is applied, the result is empty. Errors before anything runs: apply's, and
//   "rollback-too-far"       fewer migrations are applied than `steps`; `to` is not applied
//   "down-missing"           a migration has no down.sql
//   "data-loss"              rows would be lost and `accept_data_loss` is not set; the message lists them
//   "migration-unfinished"   a migration was left half applied: `apply` comes first
base::Result<RollbackResult> rollback(const pg::ConnectionUrl& url, const Folder& folder,
                                      const RollbackRequest& request, const ApplyOptions& options = {},
                                      Observer* observer = nullptr);

}  // namespace schemac::migrate
