// Commands on a database's history other than `apply`: roll migrations back, mark them, reset; and scripts
// that are not migrations.
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
  std::string database;  // as it may be printed
  migrate::Preview preview;
};
base::Result<PreviewReport> preview(const Project& project, const migrate::ApplyOptions& options,
                                    migrate::Observer* observer, const Reporter& reporter);

struct RollbackReport {
  std::string database;
  migrate::RollbackResult result;
};
// Errors: migrate::rollback's; a migration that fails is in `result`.
base::Result<RollbackReport> rollback(const Project& project, const migrate::RollbackRequest& request,
                                      const migrate::ApplyOptions& options, migrate::Observer* observer,
                                      const Reporter& reporter);

// Errors: migrate::mark_applied's and mark_rolled_back's.
base::Status resolve_applied(const Project& project, const std::string& name,
                             const migrate::ApplyOptions& options, migrate::Observer* observer,
                             const Reporter& reporter);
base::Status resolve_rolled_back(const Project& project, const std::string& name,
                                 const migrate::ApplyOptions& options, migrate::Observer* observer,
                                 const Reporter& reporter);

// Gives the rows of renamed migrations their new names; notes if schemac.sum still has an old name. Errors:
// migrate::mark_renamed's.
base::Status resolve_renamed(const Project& project, const std::vector<migrate::Renamed>& renamed,
                             const migrate::ApplyOptions& options, migrate::Observer* observer,
                             const Reporter& reporter);

// Gives the names of the migrations that were marked. Errors: migrate::baseline's.
base::Result<std::vector<std::string>> baseline(const Project& project, const std::string& name,
                                                const migrate::ApplyOptions& options,
                                                migrate::Observer* observer, const Reporter& reporter);

// The schemas that `reset` would empty: those that the schema file lists, else the connection's.
struct ResetTarget {
  std::string database;
  std::vector<std::string> schemas;
};
base::Result<ResetTarget> reset_target(const Project& project, const Reporter& reporter);

struct ResetReport {
  ResetTarget target;
  migrate::ResetResult result;
};
// Error: "reset-forbidden" if the environment's section of schemac.toml says allow_reset = false.
base::Result<ResetReport> reset(const Project& project, const migrate::ApplyOptions& options,
                                migrate::Observer* observer, const Reporter& reporter);

base::Result<migrate::ScriptResult> execute(const Project& project, const std::string& name,
                                            std::string script, const migrate::ApplyOptions& options,
                                            migrate::Observer* observer, const Reporter& reporter);

}  // namespace schemac::app
