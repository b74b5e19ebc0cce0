// Runs the migrations of a project on a database and reports their state.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "schemac/app/diff.hpp"
#include "schemac/app/environment_guards.hpp"
#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/migrate/status.hpp"

namespace schemac::app {

struct ApplyReport {
  std::filesystem::path folder;
  size_t found = 0;      // migrations in the folder
  std::string database;  // as it may be printed
  migrate::ApplyResult result;
};

// Runs the pending migrations if the environment's protections allow it, and notifies the webhook of
// [notify]. Errors: environment_guards.hpp's; "migrations-not-found" if a folder was named and does not
// exist; migrate::apply's. A failed migration is in `result`.
base::Result<ApplyReport> apply(const Project& project, const migrate::ApplyOptions& options,
                                migrate::Observer* observer, const Reporter& reporter,
                                const Consent& consent = {});

struct StatusReport {
  std::filesystem::path folder;
  size_t found = 0;
  std::string database;
  migrate::Status status;
  // Some of the tables that exist although no migration of the folder was applied: a baseline is missing.
  std::vector<std::string> tables_without_history;
  // "sum-mismatch" if schemac.sum keeps `apply` from running.
  std::optional<base::Error> sum_mismatch;
};

base::Result<StatusReport> status(const Project& project, const Reporter& reporter);

struct DevRequest {
  std::optional<std::string> name;  // needed only if there is a difference
  DiffRequest diff;                 // from the database
  bool create_only = false;         // writes the migration and does not run it
};
struct DevReport {
  ApplyReport before;
  std::optional<GenerateReport> generated;  // none if `before` failed
  std::optional<ApplyReport> after;         // none if no migration was written, or with create_only
};

// `apply`, `generate` from the database to the schema, `apply`.
base::Result<DevReport> dev(const Project& project, const DevRequest& request,
                            const migrate::ApplyOptions& options, migrate::Observer* observer,
                            const Reporter& reporter, const Consent& consent = {});

}  // namespace schemac::app
