// Prepares a pending migration: reads it and finds certain errors before anything runs.
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
#include "script/directives.hpp"
#include "script/statement_settings.hpp"
#include "script/units.hpp"

namespace schemac::migrate {

// A script after its checks: of a pending migration, or the down.sql of an applied one.
struct Prepared {
  ScriptKind kind = ScriptKind::apply;
  Migration migration;  // for down.sql: its text, and the checksum of migration.sql
  ddl::Script parts;
  Settings file_settings;  // of a directive at the top
  UnitDirectives directives;
  std::optional<std::string> row_id;  // of its unfinished row
  std::optional<Progress> progress;   // of that row
  std::vector<std::string> left_out;  // parts of the script that are not run, each with its reason

  // The units from statement `done` on.
  Units units(const CutHints& marks, size_t done) const { return cut(parts, marks, done, directives); }
  std::string_view text_of(const ddl::Statement& statement) const {
    return migration.script.view().substr(statement.span.begin, statement.span.size());
  }
};

// Errors: "migration-unreadable", "unterminated", "meta-command", "copy-stdin", "two-phase", "bad-directive";
// "P3009" for an unfinished migration whose completed part was edited.
base::Result<Prepared> prepare(const Migration& migration, const std::vector<Row>& history);

// The down.sql of the migration of `row`, which is applied or partly rolled back. The same errors.
base::Result<Prepared> prepare_rollback(const Row& row, base::SharedText down);

// A script without a history (execute, push), called `name` in messages. The same errors.
base::Result<Prepared> prepare_script(ScriptKind kind, const std::string& name, std::string script);

// True for the unfinished row of an interrupted rollback.
bool half_taken_back(const Row& row);

}  // namespace schemac::migrate
