#include "schemac/migrate/status.hpp"

#include <algorithm>
#include <set>

#include "progress.hpp"

namespace schemac::migrate {
namespace {

StatusEntry entry_of(const Row& row) {
  StatusEntry entry;
  entry.name = row.migration_name;
  entry.checksum = row.checksum;
  entry.started_at = row.started_at;
  entry.finished_at = row.finished_at.value_or("");
  entry.logs = row.logs.value_or("");
  entry.resumable = row.failed() && read_progress(entry.logs).has_value();
  return entry;
}

// The row that says where a migration stands: the newest that is not rolled back, else the newest.
const Row* decisive(const std::vector<Row>& rows, std::string_view name) {
  const Row* found = nullptr;
  for (const Row& row : rows) {
    if (row.migration_name != name) continue;
    if (found == nullptr || !row.rolled_back_at || found->rolled_back_at) found = &row;
  }
  return found;
}

void add_file(Status& status, const Migration& migration, const Row* row) {
  StatusEntry entry = row != nullptr ? entry_of(*row) : StatusEntry{};
  entry.name = migration.name;
  entry.checksum = migration.checksum;
  if (row == nullptr || row->rolled_back_at) {
    status.pending.push_back(std::move(entry));
    return;
  }
  // An unfinished migration may be corrected behind its completed part: apply looks at that part.
  if (!entry.resumable && !checksum_matches(migration.script, row->checksum)) status.edited.push_back(entry);
  (row->failed() ? status.failed : status.applied).push_back(std::move(entry));
}

}  // namespace

Status compare(const Folder& folder, const std::optional<std::vector<Row>>& rows) {
  Status status;
  status.has_history = rows.has_value();
  const std::vector<Row> history = rows.value_or(std::vector<Row>());
  std::set<std::string, std::less<>> on_disk;
  for (const Migration& migration : folder.migrations) {
    on_disk.insert(migration.name);
    add_file(status, migration, decisive(history, migration.name));
  }
  std::set<std::string, std::less<>> seen;
  for (const Row& row : history) {
    if (on_disk.count(row.migration_name) > 0 || !seen.insert(row.migration_name).second) continue;
    const Row* newest = decisive(history, row.migration_name);
    if (newest->rolled_back_at) continue;
    status.missing.push_back(entry_of(*newest));
    (newest->failed() ? status.failed : status.applied).push_back(entry_of(*newest));
  }
  return status;
}

base::Result<Status> read_status(pg::Session& session, const Folder& folder) {
  SCHEMAC_TRY(const auto rows, read_history(session));
  return compare(folder, rows);
}

}  // namespace schemac::migrate
