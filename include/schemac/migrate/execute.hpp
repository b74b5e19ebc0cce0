// Scripts as such: what keeps one from being run; `execute`, which runs one that is no migration; what `push`
// wrote.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

struct ScriptResult {
  AppliedMigration ran;  // name = the script's; empty where it failed
  std::optional<FailedMigration> failed;
  bool operator==(const ScriptResult&) const = default;
};

// Runs it as apply runs a migration: in one transaction where that is possible, else in units; lock_timeout
// and retry,
// `-- schemac:` directives, blockers shown, interruptible. Nothing is written into the history, no lock is
// taken. `name` is for messages. A failed script is a value; errors are what keeps it from running: apply's
// "migration-unreadable", "meta-command", "copy-stdin", "two-phase", "bad-directive", P1000...
base::Result<ScriptResult> execute(const pg::ConnectionUrl& url, const std::string& name, std::string script,
                                   const ApplyOptions& options = {}, Observer* observer = nullptr);

// The same for a script that was written for the database as it is. Where it fails, the error's hint says
// whether the whole was undone or how much of it stays. The caller holds the lock.
base::Result<ScriptResult> push(const pg::ConnectionUrl& url, std::string script,
                                const ApplyOptions& options = {}, Observer* observer = nullptr);
// What keeps a migration's text from being run by anybody: apply's "migration-unreadable" and its other
// refusals, with their line.
struct Unfit {
  uint32_t line = 1;
  base::Error error;
};
std::optional<Unfit> find_unfit(const Migration& migration);

// "migration-unreadable": no UTF-8 text, or a NUL in it. UTF-16 is named as such.
base::Status check_readable(const Migration& migration);

}  // namespace schemac::migrate
