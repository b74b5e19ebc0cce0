// Where the history itself ends, and whether a database stands there: before a migration is written against
// it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diff/sources.hpp"
#include "schemac/app/drift.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/migrate/status.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::app {

// The state after the last migration of a folder.
struct HistoryState {
  std::optional<sql::Schema> schema;
  std::string unknown;  // why not: no private server can be had, or a migration does not run on it
};

// Replayed, or remembered; a folder without migrations needs no server. Errors: "interrupted".
base::Result<HistoryState> history_state(const Project& project, const migrate::Folder& folder,
                                         const Scope& scope);

std::vector<std::string> names_of(const std::vector<migrate::StatusEntry>& entries);

// What of `now` the history did not make, and what is gone, without what is external; with `strict` also what
// no schema file says (DEFERRABLE, NULLS NOT DISTINCT), which a migration leaves alone without it. `session`
// is of the database that holds `now`. Errors: of the connection.
base::Result<std::vector<DriftEntry>> drift_from(pg::Session& session, sql::Schema history,
                                                 const sql::Schema& now, const External& external,
                                                 bool strict);

// Whether drift_from finds nothing: else "database-drifted" with the objects and the ways on; `edited` are
// migrations that are not what has run.
base::Status check_drift(pg::Session& session, sql::Schema history, const sql::Schema& now,
                         const External& external, bool strict, const std::vector<std::string>& edited);

}  // namespace schemac::app
