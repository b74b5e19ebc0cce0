// The migrations of a project on a database: run them, tell where they stand.
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
  std::string database;  // as it may be shown
  migrate::ApplyResult result;
};

// Runs the pending migrations, if the environment's protections let them, and tells the webhook of [notify].
// Errors: environment_guards.hpp's; "migrations-not-found" where a folder that was named does not exist; else
// migrate::apply's. A failed migration is in `result`.
base::Result<ApplyReport> apply(const Project& project, const migrate::ApplyOptions& options,
                                migrate::Observer* observer, const Reporter& reporter,
                                const Consent& consent = {});

struct StatusReport {
  std::filesystem::path folder;
  size_t found = 0;
  std::string database;
  migrate::Status status;
  // Some of the tables that are there although no migration of the folder has run: a baseline is missing.
  std::vector<std::string> tables_without_history;
  // "sum-mismatch": schemac.sum keeps `apply` from running.
  std::optional<base::Error> sum_mismatch;
};

base::Result<StatusReport> status(const Project& project, const Reporter& reporter);

struct DevRequest {
  std::optional<std::string> name;  // needed only where there is a difference
  DiffRequest diff;                 // from the database
  bool create_only = false;         // write the migration, do not run it
};
struct DevReport {
  ApplyReport before;
  std::optional<GenerateReport> generated;  // none where `before` failed
  std::optional<ApplyReport> after;         // none where nothing was generated, or only created
};

// `apply`, `generate` from the database to the schema, `apply`.
base::Result<DevReport> dev(const Project& project, const DevRequest& request,
                            const migrate::ApplyOptions& options, migrate::Observer* observer,
                            const Reporter& reporter, const Consent& consent = {});

}  // namespace schemac::app
