// Reads a pending migration and finds what would make it fail for sure, before anything runs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "history/resume_point.hpp"
#include "run/failure.hpp"
#include "schemac/base/result.hpp"
#include "schemac/ddl/statements.hpp"
#include "schemac/migrate/folder.hpp"
#include "schemac/migrate/history.hpp"
#include "script/statement_settings.hpp"
#include "script/units.hpp"

namespace schemac::migrate {

// A script, read and found fit to run: a pending migration's, or the down.sql of one that is applied.
struct Prepared {
  ScriptKind kind = ScriptKind::apply;
  Migration migration;  // of down.sql: its text, and the checksum of migration.sql
  ddl::Script parts;
  Settings file_settings;             // of a directive at the top
  std::optional<std::string> row_id;  // of its unfinished row
  std::optional<Progress> progress;   // of that row
  std::vector<std::string> left_out;  // what of the script is not run, and why

  std::string_view text_of(const ddl::Statement& statement) const {
    return migration.script.view().substr(statement.span.begin, statement.span.size());
  }
};

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
