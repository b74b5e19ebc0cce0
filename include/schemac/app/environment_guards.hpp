// Protections that an environment of schemac.toml demands: forbidden actions and confirmations.
#pragma once

#include <string>
#include <vector>

#include "schemac/app/context.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::app {

// Called before a command runs. `what` is its name. Error: "confirmation-missing" if the command changes a
// database, `confirm` is set and the user has not confirmed, by --yes or by typing the environment's name.
base::Status check_confirmed(const Context& context, const std::string& what);

// Called before `reset` and `push --force-reset`. "reset-forbidden" under allow_reset = false; no flag helps.
base::Status check_reset_allowed(const Project& project, const std::string& what);

// True under allow_destructive = false.
bool forbids_destructive(const Project& project);

// Called before pending migrations run, unless --allow-destructive is given. Error: "destructive-forbidden"
// under allow_destructive = false, with every statement that loses data or cannot be read, also in functions
// of the database that it calls.
base::Status check_destructive_allowed(const Project& project, const migrate::Folder& folder,
                                       const std::vector<std::string>& pending, pg::Session& session);

// Sets protect_rows for an environment with protect = "rows", and the reviewed migrations.
migrate::ApplyOptions with_protection(const Project& project, migrate::ApplyOptions options);

// PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK as Prisma reads it: only `1` and `true` switch the lock off.
bool takes_lock(const Project& project);

// Fills in the settings' timeouts where `options` has the defaults (a flag has precedence).
migrate::ApplyOptions with_timeouts(const Project& project, migrate::ApplyOptions options);

}  // namespace schemac::app
