// Protections that an environment of schemac.toml demands: forbidden actions and confirmations.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::app {

// The answers that the user gave by flags.
struct Consent {
  bool yes = false;                // --yes: `confirm` is answered
  bool allow_destructive = false;  // --allow-destructive
  // Asks a person at a terminal to type `word`; true if it was typed. Empty if there is no terminal to ask
  // on.
  std::function<bool(const std::string& question, const std::string& word)> ask;
};

// Called before a command changes the database. `what` is the command's name. Error: "confirmation-missing"
// if `confirm` is set and the user has not confirmed.
base::Status check_confirmed(const Project& project, const std::string& what, const Consent& consent);

// Called before `reset` and `push --force-reset`. "reset-forbidden" under allow_reset = false; no flag helps.
base::Status check_reset_allowed(const Project& project, const std::string& what);

// Called before pending migrations run. Error: "destructive-forbidden" under allow_destructive = false, with
// every statement that loses data or cannot be read, also in functions of the database that it calls.
base::Status check_destructive_allowed(const Project& project, const migrate::Folder& folder,
                                       const std::vector<std::string>& pending, pg::Session& session,
                                       const Consent& consent);

// True if check_destructive_allowed needs the pending migrations.
bool guards_destructive(const Project& project, const Consent& consent);

// Sets protect_rows for an environment with protect = "rows", unless --allow-destructive is given.
migrate::ApplyOptions with_protection(const Project& project, migrate::ApplyOptions options,
                                      const Consent& consent);

// PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK as Prisma reads it: only `1` and `true` switch the lock off.
bool takes_lock(const Project& project);

// Fills in the settings' timeouts where `options` has the defaults (a flag has precedence).
migrate::ApplyOptions with_timeouts(const Project& project, migrate::ApplyOptions options);

}  // namespace schemac::app
