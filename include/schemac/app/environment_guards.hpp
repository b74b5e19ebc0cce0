// What an environment of schemac.toml forbids or asks for first.
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

// What the person said to the questions, by flags.
struct Consent {
  bool yes = false;                // --yes: `confirm` is answered
  bool allow_destructive = false;  // --allow-destructive
  // Asks a person in a terminal to type a word and tells whether it was that; not set where nobody can
  // answer.
  std::function<bool(const std::string& question, const std::string& word)> ask;
};

// Before a command changes the database. `what` is its name. "confirmation-missing" where `confirm` is set
// and nobody has said yes.
base::Status check_confirmed(const Project& project, const std::string& what, const Consent& consent);

// Before `reset` and `push --force-reset`. "reset-forbidden" under allow_reset = false; no flag helps.
base::Status check_reset_allowed(const Project& project, const std::string& what);

// Before pending migrations run. "destructive-forbidden" under allow_destructive = false, with every
// statement that loses data or cannot be read, functions of the database that it calls included.
base::Status check_destructive_allowed(const Project& project, const migrate::Folder& folder,
                                       const std::vector<std::string>& pending, pg::Session& session,
                                       const Consent& consent);

// Whether check_destructive_allowed needs to know what is pending.
bool guards_destructive(const Project& project, const Consent& consent);

// protect = "rows", unless --allow-destructive is given.
migrate::ApplyOptions with_protection(const Project& project, migrate::ApplyOptions options,
                                      const Consent& consent);

// PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK as Prisma reads it: `1` and `true`, nothing else, switch the lock off.
bool takes_lock(const Project& project);

// The settings' timeouts where the options still have their defaults (a flag wins).
migrate::ApplyOptions with_timeouts(const Project& project, migrate::ApplyOptions options);

}  // namespace schemac::app
