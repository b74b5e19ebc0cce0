// What a live database has that its migrations did not make, and what of them is gone (`status --drift`).
#pragma once

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

// The migrations that the database has run, replayed (or remembered), against the database. Errors: of the
// sources.
base::Result<std::vector<DriftEntry>> find_drift(const Project& project, const Reporter& reporter);

// What the schema language has no words for, with the reason.
base::Result<std::vector<sql::Unmanaged>> find_unmanaged(const Project& project, const Reporter& reporter);

}  // namespace schemac::app
