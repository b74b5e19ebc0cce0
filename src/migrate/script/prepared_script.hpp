// Reads a pending migration and finds what would make it fail for sure, before anything runs.
#pragma once

#include <vector>

#include "run/script_runner.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/migrate/history.hpp"

namespace schemac::migrate {

// Errors: "migration-unreadable", "unterminated", "meta-command", "copy-stdin", "two-phase", "bad-directive";
// "P3009" for an unfinished migration whose done part was edited.
base::Result<Prepared> prepare(const Migration& migration, const std::vector<Row>& history);

// The down.sql of the migration that `row` says is applied, or half taken back. The same errors.
base::Result<Prepared> prepare_rollback(const Row& row, const std::string& down);

// A script without a history (execute, push), called `name` in messages. The same errors.
base::Result<Prepared> prepare_script(ScriptKind kind, const std::string& name, std::string script);

// An unfinished row of a roll-back that was cut off.
bool half_taken_back(const Row& row);

}  // namespace schemac::migrate
