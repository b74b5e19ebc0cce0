// What is done to a database's history besides applying: take migrations back, mark them, start over; and
// scripts that are no migrations.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/migrate/execute.hpp"
#include "schemac/migrate/preview.hpp"
#include "schemac/migrate/renamed.hpp"
#include "schemac/migrate/reset.hpp"
#include "schemac/migrate/rollback.hpp"

namespace schemac::app {

struct PreviewReport {
  std::filesystem::path folder;
  size_t found = 0;      // migrations in the folder
  std::string database;  // as it may be shown
  migrate::Preview preview;
};
base::Result<PreviewReport> preview(const Project& project, const migrate::ApplyOptions& options,
                                    migrate::Observer* observer, const Reporter& reporter);

struct RollbackReport {
  std::string database;
  migrate::RollbackResult result;
};
// migrate::rollback's errors; a migration that fails is in `result`.
base::Result<RollbackReport> rollback(const Project& project, const migrate::RollbackRequest& request,
                                      const migrate::ApplyOptions& options, migrate::Observer* observer,
                                      const Reporter& reporter);

// migrate::mark_applied's and mark_rolled_back's errors.
base::Status resolve_applied(const Project& project, const std::string& name,
                             const migrate::ApplyOptions& options, migrate::Observer* observer,
                             const Reporter& reporter);
base::Status resolve_rolled_back(const Project& project, const std::string& name,
                                 const migrate::ApplyOptions& options, migrate::Observer* observer,
                                 const Reporter& reporter);

// The rows of renamed migrations get their new names; told where schemac.sum still has an old one.
// migrate::mark_renamed's errors.
base::Status resolve_renamed(const Project& project, const std::vector<migrate::Renamed>& renamed,
                             const migrate::ApplyOptions& options, migrate::Observer* observer,
                             const Reporter& reporter);

// The migrations that were marked. migrate::baseline's errors.
base::Result<std::vector<std::string>> baseline(const Project& project, const std::string& name,
                                                const migrate::ApplyOptions& options,
                                                migrate::Observer* observer, const Reporter& reporter);

// What `reset` would empty: the schemas that the schema file lists, else the connection's.
struct ResetTarget {
  std::string database;
  std::vector<std::string> schemas;
};
base::Result<ResetTarget> reset_target(const Project& project, const Reporter& reporter);

struct ResetReport {
  ResetTarget target;
  migrate::ResetResult result;
};
// "reset-forbidden" where the environment's section of schemac.toml says allow_reset = false.
base::Result<ResetReport> reset(const Project& project, const migrate::ApplyOptions& options,
                                migrate::Observer* observer, const Reporter& reporter);

base::Result<migrate::ScriptResult> execute(const Project& project, const std::string& name,
                                            std::string script, const migrate::ApplyOptions& options,
                                            migrate::Observer* observer, const Reporter& reporter);

}  // namespace schemac::app
