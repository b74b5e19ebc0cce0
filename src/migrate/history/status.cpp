#include "schemac/migrate/status.hpp"

#include <algorithm>
#include <utility>

#include "history/decisive.hpp"
#include "history/resume_point.hpp"

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

void add_file(Status& status, const Migration& migration, const Row* row) {
  StatusEntry entry = row != nullptr ? entry_of(*row) : StatusEntry{};
  entry.name = migration.name;
  entry.checksum = migration.checksum;
  if (row == nullptr || row->rolled_back_at) {
    status.pending.push_back(std::move(entry));
    return;
  }
  // An unfinished migration may be corrected behind its completed part: apply checks that part.
  if (!entry.resumable && !checksum_matches(migration, row->checksum)) status.edited.push_back(entry);
  (row->failed() ? status.failed : status.applied).push_back(std::move(entry));
}

}  // namespace

Decisive decisive(const std::vector<Row>& rows) {
  Decisive found;
  for (const Row& row : rows) {
    const Row*& known = found[row.migration_name];
    if (known == nullptr || !row.rolled_back_at || known->rolled_back_at) known = &row;
  }
  return found;
}

Status compare(const Folder& folder, const std::optional<std::vector<Row>>& rows) {
  Status status;
  status.has_history = rows.has_value();
  static const std::vector<Row> no_rows;
  const std::vector<Row>& history = rows ? *rows : no_rows;
  status.renamed = find_renamed(folder, history);
  Decisive newest = decisive(history);
  for (const Migration& migration : folder.migrations) {
    const auto row = newest.find(migration.name);
    add_file(status, migration, row != newest.end() ? row->second : nullptr);
    if (row != newest.end()) row->second = nullptr;
  }
  // The remaining rows have no file; each migration is listed once, at its first row.
  for (const Row& row : history) {
    const Row* entry = std::exchange(newest[row.migration_name], nullptr);
    if (entry == nullptr || entry->rolled_back_at) continue;
    status.missing.push_back(entry_of(*entry));
    (entry->failed() ? status.failed : status.applied).push_back(entry_of(*entry));
  }
  return status;
}

base::Result<Status> read_status(pg::Session& session, const Folder& folder) {
  SCHEMAC_TRY(const auto rows, read_history(session));
  return compare(folder, rows);
}

}  // namespace schemac::migrate
