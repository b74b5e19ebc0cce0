// Commands on a database's history other than `apply`: roll migrations back, mark them, reset; and scripts
// that are not migrations.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemac/app/context.hpp"
#include "schemac/app/seed.hpp"
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
base::Result<PreviewReport> preview(const Context& context, const migrate::ApplyOptions& options);

struct RollbackReport {
  std::string database;
  migrate::RollbackResult result;
};
// Asks if rows would be lost and `request` does not accept that. Errors: migrate::rollback's, "data-loss"
// only if nobody can be asked; "cancelled" for a no. A migration that fails is in `result`.
base::Result<RollbackReport> rollback(const Context& context, const migrate::RollbackRequest& request,
                                      const migrate::ApplyOptions& options = {});

// Of the options of these four, the wait for the lock is used.
// Errors: migrate::mark_applied's and mark_rolled_back's.
base::Status resolve_applied(const Context& context, const std::string& name,
                             const migrate::ApplyOptions& options);
base::Status resolve_rolled_back(const Context& context, const std::string& name,
                                 const migrate::ApplyOptions& options);

// Gives the rows of renamed migrations their new names; notes if schemac.sum still has an old name. Errors:
// migrate::mark_renamed's.
base::Status resolve_renamed(const Context& context, const std::vector<migrate::Renamed>& renamed,
                             const migrate::ApplyOptions& options);

// Gives the names of the migrations that were marked. Errors: migrate::baseline's.
base::Result<std::vector<std::string>> baseline(const Context& context, const std::string& name,
                                                const migrate::ApplyOptions& options);

struct ResetRequest {
  bool force = false;  // asks no question
  SeedWish seed;
  migrate::ApplyOptions options;
};

// The schemas that are emptied: those that the schema file lists, else the connection's.
struct ResetTarget {
  std::string database;
  std::vector<std::string> schemas;
};

struct ResetReport {
  ResetTarget target;
  migrate::ResetResult result;
  std::optional<Seed> seed;  // must run next (seed.hpp)
};
// Errors: "reset-forbidden" if the environment's section of schemac.toml says allow_reset = false;
// "confirmation-needed" if nobody can be asked; "cancelled" for a no; wanted_seed's, before any object is
// dropped; migrate::reset's. A migration that fails is in `result`.
base::Result<ResetReport> reset(const Context& context, const ResetRequest& request);

base::Result<migrate::ScriptResult> execute(const Context& context, const std::string& name,
                                            std::string script, migrate::ApplyOptions options);

}  // namespace schemac::app
