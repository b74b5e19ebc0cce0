// Where a database stands against the migrations folder (PRISMA.md G.6).
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
  std::string checksum;    // of the file; of the row where there is no file
  std::string started_at;  // of the newest row that counts; empty where there is none
  std::string finished_at;
  std::string logs;        // failed: the error; pending: why the last attempt was rolled back
  bool resumable = false;  // failed: an unfinished row of schemac's own, the next apply goes on
  bool operator==(const StatusEntry&) const = default;
};

// applied, pending, failed: in the folder's order (then rows without a folder, by started_at).
struct Status {
  bool has_history = false;
  std::vector<StatusEntry> applied;
  std::vector<StatusEntry> pending;  // no row but rolled back ones; also names older than applied ones
  std::vector<StatusEntry> failed;   // neither finished nor rolled back
  std::vector<StatusEntry>
      edited;  // of the applied and failed ones: the file is another than the one that ran
  std::vector<StatusEntry> missing;  // a row that is not rolled back, but no folder
  // Of the pending and edited ones: have run under another name. They stand in the other lists, too.
  std::vector<Renamed> renamed;
  // `apply` would find nothing to do, and nothing that stands in its way. What has no folder does not
  // (Prisma's `deploy` passes it over, too).
  bool up_to_date() const { return pending.empty() && failed.empty() && edited.empty() && renamed.empty(); }
  bool operator==(const Status&) const = default;
};

Status compare(const Folder& folder, const std::optional<std::vector<Row>>& rows);

// read_history and compare. Changes nothing in the database.
base::Result<Status> read_status(pg::Session& session, const Folder& folder);

}  // namespace schemac::migrate
