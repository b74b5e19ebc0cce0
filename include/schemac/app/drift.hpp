// Drift: objects of a live database that its migrations did not make, or that are missing (`status --drift`).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schemac/app/context.hpp"
#include "schemac/base/result.hpp"
#include "schemac/sql/object.hpp"

namespace schemac::app {

struct DriftEntry {
  std::string kind;     // "column-added", "table-missing", "index-changed" ..: stable words for scripts
  std::string object;   // "public.T", "public.T.c", an index or constraint as "public.T.name"
  std::string message;  // one sentence
  bool operator==(const DriftEntry&) const = default;
};

// Facts that only a read of the database's objects gives.
struct LiveState {
  std::optional<std::vector<DriftEntry>> drift;  // none if drift was not asked for
  sql::Objects unmanaged;  // objects that the schema language cannot express, with the reason
};

// With `drift`: compares the database with the migrations that it has run, replayed or from remembered state.
// Both results come from one snapshot of the catalog. Errors: of the sources.
base::Result<LiveState> look_at_database(const Context& context, bool drift);

// Before pending migrations run: checks that the database is what its applied migrations made. True if this
// was checked; false if nothing is pending, nothing was applied, or no server can replay. Errors:
// "database-drifted" with the objects and the possible remedies; of the sources.
base::Result<bool> check_before_pending(const Context& context, bool strict);

}  // namespace schemac::app
