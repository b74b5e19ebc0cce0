#include "prepare.hpp"

#include <fmt/format.h>

#include <array>

#include "schemac/base/text.hpp"

namespace schemac::migrate {
namespace {

using ddl::Kind;

base::Error refusal(std::string code, const std::string& name, uint32_t line, std::string_view what,
                    std::string hint) {
  return {.code = std::move(code),
          .message =
              fmt::format("The migration `{}` cannot be run: line {} {}. Nothing was run.", name, line, what),
          .hint = std::move(hint)};
}

base::Status check_text(const Migration& migration) {
  size_t bad = 0;
  if (!base::valid_utf8(migration.script, &bad)) {
    return refusal("migration-unreadable", migration.name, ddl::line_at(migration.script, bad),
                   "is not UTF-8", "Save migration.sql as UTF-8.");
  }
  bad = migration.script.find('\0');
  if (bad != std::string::npos) {
    return refusal("migration-unreadable", migration.name, ddl::line_at(migration.script, bad),
                   "holds a NUL character, which PostgreSQL does not take",
                   "Save migration.sql as plain UTF-8 text.");
  }
  return base::ok();
}

struct Refused {
  Kind kind;
  const char* code;
  const char* what;
  const char* hint;
};
constexpr std::array<Refused, 2> refused_kinds = {{
    {Kind::meta_command, "meta-command", "is a command of psql's (a backslash outside quotes)",
     "A migration is SQL for the server: write the statements out."},
    {Kind::copy_stdin, "copy-stdin", "copies from or to the client (COPY .. FROM STDIN, TO STDOUT)",
     "Write INSERT statements, or load the data from a program of its own."},
}};

base::Status check_statement(const Migration& migration, const ddl::Statement& statement) {
  for (const Refused& refused : refused_kinds) {
    if (refused.kind == statement.kind) {
      return refusal(refused.code, migration.name, statement.line, refused.what, refused.hint);
    }
  }
  if (statement.kind == Kind::two_phase && statement.block == ddl::Block::control) {
    return refusal("two-phase", migration.name, statement.line,
                   "prepares a transaction for somebody else to commit",
                   "A migration commits what it does: leave PREPARE TRANSACTION out.");
  }
  return base::ok();
}

base::Error edited_while_unfinished(const Row& row, const Progress& progress) {
  return {.code = "P3009",
          .message = fmt::format(
              "The migration `{}` was left unfinished at {}: {} of its {} statements have been run, and "
              "their text has been edited since. Nothing was run.",
              row.migration_name, row.started_at, progress.done, progress.total),
          .hint = "Take back the edit of the part that has been run; what follows it may be corrected."};
}

// The unfinished row of an earlier run, if its done part is this file's beginning.
base::Status resume(Prepared& prepared, const std::vector<Row>& history) {
  for (const Row& row : history) {
    if (row.migration_name != prepared.migration.name || !row.failed()) continue;
    std::optional<Progress> progress = read_progress(row.logs.value_or(""));
    if (!progress || progress->down) continue;
    if (progress->done > prepared.parts.statements.size() ||
        progress->hash != part_hash(prepared.migration.script, prepared.parts, progress->done)) {
      return edited_while_unfinished(row, *progress);
    }
    // Marks are positions in the file that was run.
    if (row.checksum != prepared.migration.checksum) progress->marks = Marks();
    prepared.row_id = row.id;
    prepared.progress = std::move(progress);
  }
  return base::ok();
}

base::Result<Prepared> read_script(ScriptKind kind, Migration migration) {
  Prepared prepared;
  prepared.kind = kind;
  prepared.migration = std::move(migration);
  SCHEMAC_CHECK(check_text(prepared.migration));
  prepared.parts = ddl::split(prepared.migration.script);
  for (const ddl::Statement& statement : prepared.parts.statements) {
    SCHEMAC_CHECK(check_statement(prepared.migration, statement));
    SCHEMAC_TRY(Settings settings, directives(prepared.migration.script, statement));
    const bool first = prepared.settings.empty();
    if (first) prepared.file_settings = settings;
    prepared.settings.push_back(first ? Settings() : std::move(settings));
  }
  return prepared;
}

}  // namespace

base::Result<Prepared> prepare(const Migration& migration, const std::vector<Row>& history) {
  SCHEMAC_TRY(Prepared prepared, read_script(ScriptKind::apply, migration));
  SCHEMAC_CHECK(resume(prepared, history));
  return prepared;
}

base::Result<Prepared> prepare_rollback(const Row& row, const std::string& down) {
  SCHEMAC_TRY(Prepared prepared, read_script(ScriptKind::rollback, {row.migration_name, down, row.checksum}));
  std::optional<Progress> progress = read_progress(row.logs.value_or(""));
  if (!half_taken_back(row)) return prepared;
  if (progress->done > prepared.parts.statements.size() ||
      progress->hash != part_hash(down, prepared.parts, progress->done)) {
    return edited_while_unfinished(row, *progress);
  }
  if (progress->total != prepared.parts.statements.size()) progress->marks = Marks();
  prepared.row_id = row.id;
  prepared.progress = std::move(progress);
  return prepared;
}

base::Result<Prepared> prepare_script(ScriptKind kind, const std::string& name, std::string script) {
  return read_script(kind, {name, std::move(script), ""});
}

bool half_taken_back(const Row& row) {
  if (!row.failed()) return false;
  const auto progress = read_progress(row.logs.value_or(""));
  return progress && progress->down;
}

}  // namespace schemac::migrate
