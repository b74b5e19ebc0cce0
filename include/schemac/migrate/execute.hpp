// Runs scripts that are not migrations (`execute`, `push`), and checks whether the text of a script can be
// run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

struct ScriptResult {
  AppliedMigration ran;  // name = the script's; empty if it failed
  std::optional<FailedMigration> failed;
  bool operator==(const ScriptResult&) const = default;
};

// Runs the script as apply runs a migration: in one transaction if possible, else in units; with
// lock_timeout and retry, `-- schemac:` directives, reported blockers and interruption. The history is not
// written, and no lock is taken. `name` is for messages. A failed script is a value; errors mean that
// nothing ran: apply's "migration-unreadable", "meta-command", "copy-stdin", "two-phase", "bad-directive",
// P1000...
base::Result<ScriptResult> execute(const pg::ConnectionUrl& url, const std::string& name, std::string script,
                                   const ApplyOptions& options = {}, Observer* observer = nullptr);

// The same for a script that was generated for the current state of the database. If it fails, the error's
// hint says whether everything was undone or how much remains. The caller holds the lock.
base::Result<ScriptResult> push(const pg::ConnectionUrl& url, std::string script,
                                const ApplyOptions& options = {}, Observer* observer = nullptr);
// A reason why a migration's text can never be run: apply's "migration-unreadable" and its other refusals,
// with the line.
struct Unfit {
  uint32_t line = 1;
  base::Error error;
};
std::optional<Unfit> find_unfit(const Migration& migration);

// Error: "migration-unreadable" for text that is not UTF-8, or that has a NUL. UTF-16 is named as such.
base::Status check_readable(const Migration& migration);

}  // namespace schemac::migrate
