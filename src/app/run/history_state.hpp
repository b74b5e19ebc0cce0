// Computes the state after the last migration and compares a database with it, before a migration is written
// for it.
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
  std::string unknown;  // the reason if unknown: no private server, or a migration that does not run on it
};

// Replayed or remembered; a folder without migrations needs no server. Error: "interrupted".
base::Result<HistoryState> history_state(const Context& context, const migrate::Folder& folder,
                                         const Scope& scope);

std::vector<std::string> names_of(const std::vector<migrate::StatusEntry>& entries);

// The objects of `now` that the history did not make, and those that are missing, without external objects.
// With `strict` also facts that no schema file has (DEFERRABLE, NULLS NOT DISTINCT), which migrations
// otherwise keep. `session` is on the database that holds `now`. Errors: of the connection.
base::Result<std::vector<DriftEntry>> drift_from(pg::Session& session, sql::Schema history,
                                                 const sql::Schema& now, const External& external,
                                                 bool strict);

// Checks that drift_from finds nothing. Error: "database-drifted" with the objects and the remedies; `edited`
// are migrations whose files differ from the applied text.
base::Status check_drift(pg::Session& session, sql::Schema history, const sql::Schema& now,
                         const External& external, bool strict, const std::vector<std::string>& edited);

}  // namespace schemac::app
