// Compares a database's history with the migrations folder (docs/reference/prisma.md#status).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/migrate/history.hpp"
#include "schemac/migrate/renamed.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

struct StatusEntry {
  std::string name;
  std::string checksum;    // of the file; of the row if there is no file
  std::string started_at;  // of the newest row that counts; empty if there is none
  std::string finished_at;
  std::string logs;        // failed: the error; pending: the reason why the last attempt was rolled back
  bool resumable = false;  // failed: an unfinished row of schemac's own, which the next apply resumes
  bool operator==(const StatusEntry&) const = default;
};

// applied, pending, failed: in the folder's order (then rows without a folder, by started_at).
struct Status {
  bool has_history = false;
  std::vector<StatusEntry> applied;
  std::vector<StatusEntry> pending;  // no row, or only rolled back ones; also names older than applied ones
  std::vector<StatusEntry> failed;   // neither finished nor rolled back
  std::vector<StatusEntry> edited;   // the applied and failed ones whose file is not the one that ran
  std::vector<StatusEntry> missing;  // a row that is not rolled back, but no folder
  // The pending and edited ones that have run under another name. They are in the other lists, too.
  std::vector<Renamed> renamed;
  // `apply` would have nothing to do and would not fail. Applied migrations without a folder do not count
  // (Prisma's `deploy` skips them, too).
  bool up_to_date() const { return pending.empty() && failed.empty() && edited.empty() && renamed.empty(); }
  bool operator==(const Status&) const = default;
};

Status compare(const Folder& folder, const std::optional<std::vector<Row>>& rows);

// read_history and compare. Changes nothing in the database.
base::Result<Status> read_status(pg::Session& session, const Folder& folder);

}  // namespace schemac::migrate
