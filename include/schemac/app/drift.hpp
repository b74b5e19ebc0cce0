// What a live database has that its migrations did not make, and what of them is gone (`status --drift`).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"
#include "schemac/diff/steps.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::app {

struct DriftEntry {
  std::string kind;     // "column-added", "table-missing", "index-changed" ..: stable words for scripts
  std::string object;   // "public.T", "public.T.c", an index or constraint as "public.T.name"
  std::string message;  // one sentence
  bool operator==(const DriftEntry&) const = default;
};

// `steps` turn the state of the migrations into that of the database; an entry for each object that they
// touch.
std::vector<DriftEntry> drift_entries(const diff::Steps& steps);

// What only a look at the database's objects tells.
struct LiveState {
  std::optional<std::vector<DriftEntry>> drift;  // none where nobody asked for it
  std::vector<sql::Unmanaged> unmanaged;         // what the schema language has no words for, with the reason
};

// With `drift`: the migrations that the database has run, replayed (or remembered), against the database.
// Both are of one snapshot of the catalog. Errors: of the sources.
base::Result<LiveState> look_at_database(const Project& project, bool drift, const Reporter& reporter);

// Before pending migrations run in a database that has run others: whether it is what those made. True where
// that was looked at; false where nothing is pending, nothing has run, or no server can replay. Errors:
// "database-drifted" with the objects and the ways on; of the sources.
base::Result<bool> check_before_pending(const Project& project, bool strict, const Reporter& reporter);

}  // namespace schemac::app
