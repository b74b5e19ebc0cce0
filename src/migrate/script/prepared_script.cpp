#include "script/prepared_script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "schemac/base/text.hpp"
#include "schemac/ddl/range_place.hpp"
#include "schemac/migrate/execute.hpp"
#include "script/connects.hpp"

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

// A byte order mark, or every other byte a NUL: written by PowerShell's `>` and some editors.
bool is_utf16(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
  return text.size() >= 4 && ((text[0] == '\0' && text[2] == '\0' && text[1] != '\0') ||
                              (text[1] == '\0' && text[3] == '\0' && text[0] != '\0'));
}

std::optional<uint32_t> unreadable_line(const Migration& migration) {
  size_t bad = 0;
  if (base::valid_utf8(migration.script, &bad)) bad = migration.script.view().find('\0');
  if (bad == std::string::npos) return std::nullopt;
  return ddl::line_at(migration.script, bad);
}

base::Error unreadable(const Migration& migration, uint32_t line) {
  if (is_utf16(migration.script)) {
    return refusal("migration-unreadable", migration.name, line, "is UTF-16, not UTF-8",
                   "Save migration.sql as UTF-8. PowerShell's > writes UTF-16: use the command's -o FILE, or "
                   "`| Out-File -Encoding utf8`.");
  }
  if (!base::valid_utf8(migration.script)) {
    return refusal("migration-unreadable", migration.name, line, "is not UTF-8",
                   "Save migration.sql as UTF-8.");
  }
  return refusal("migration-unreadable", migration.name, line,
                 "holds a NUL character, which PostgreSQL does not take",
                 "Save migration.sql as plain UTF-8 text.");
}

struct Refused {
  Kind kind;
  std::string_view command;  // psql's command; empty: any other
  const char* code;
  const char* what;
  const char* hint;
};
constexpr std::array<Refused, 9> refused_kinds = {{
    {Kind::meta_command, "\\i", "meta-command", "reads another file (\\i of psql)",
     "Write that file's statements into the migration."},
    {Kind::meta_command, "\\ir", "meta-command", "reads another file (\\ir of psql)",
     "Write that file's statements into the migration."},
    {Kind::meta_command, "\\include", "meta-command", "reads another file (\\include of psql)",
     "Write that file's statements into the migration."},
    {Kind::meta_command, "\\copy", "meta-command", "copies a file of psql's machine (\\copy)",
     "Put the data into the migration, COPY .. FROM stdin; the lines; then a line `\\.`, or load it from a "
     "program."},
    {Kind::meta_command, "\\encoding", "meta-command",
     "sets another encoding than UTF-8 (\\encoding of psql)",
     "Convert the file to UTF-8 and take the line out."},
    {Kind::meta_command, "\\connect", "meta-command",
     "connects as somebody else, or elsewhere (\\connect of psql)",
     "A migration runs in the database of its URL, as its user: take the line out."},
    {Kind::meta_command, "\\!", "meta-command", "runs a program (\\! of psql)",
     "A migration is SQL for the server: run the program beside it."},
    {Kind::meta_command, "", "meta-command", "is a command of psql's (a backslash outside quotes)",
     "A migration is SQL for the server: write the statements out."},
    {Kind::copy_stdin, "", "copy-stdin",
     "copies to the client (TO STDOUT), or from it without data behind it that ends with a line `\\.`",
     "Let the data follow on the next lines, then a line `\\.`; or write INSERT statements."},
}};

bool is_it(const Refused& refused, const ddl::Statement& statement, std::string_view text) {
  if (refused.kind != statement.kind) return false;
  if (refused.command.empty()) return true;
  text.remove_prefix(std::min<size_t>(text.size(), statement.span.begin));
  if (!text.starts_with(refused.command)) return false;
  text.remove_prefix(refused.command.size());
  return text.empty() || text.front() == ' ' || text.front() == '\t' || text.front() == '\n' ||
         text.front() == '\r' || refused.command == "\\!";
}

base::Status check_statement(const Migration& migration, const ddl::Statement& statement) {
  for (const Refused& refused : refused_kinds) {
    if (is_it(refused, statement, migration.script)) {
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

// PostgreSQL's message, which psql and Prisma show.
base::Error unterminated(const Migration& migration, const ddl::Unterminated& open) {
  return refusal(
      "unterminated", migration.name, open.line,
      fmt::format("begins what is never closed (unterminated {})", open.what),
      "Close it: everything behind it is a part of it. PostgreSQL refuses the file for the same reason.");
}

base::Error edited_while_unfinished(const Row& row, const Progress& progress) {
  return {.code = "P3009",
          .message = fmt::format(
              "The migration `{}` was left unfinished at {}: {} of its {} statements have been run, and "
              "their text has been edited since. Nothing was run.",
              row.migration_name, row.started_at, progress.done, progress.total),
          .hint = "Take back the edit of the part that has been run; what follows it may be corrected."};
}

// Uses the unfinished row of an earlier run if its completed part is the beginning of this file.
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
    if (row.checksum != prepared.migration.checksum) progress->marks = CutHints();
    prepared.row_id = row.id;
    prepared.progress = std::move(progress);
  }
  return base::ok();
}

base::Error wrong_place(const ddl::Statement& statement, std::string_view what, std::string_view why) {
  return {.code = "bad-directive",
          .message =
              fmt::format("`-- schemac: {}` above line {} cannot be obeyed: {}.", what, statement.line, why),
          .hint = "Take the comment out, or put it above a statement that can be run so."};
}

base::Status read_unit_directives(Prepared& prepared, size_t index, const ddl::Statement& statement,
                                  Directives found, bool in_transaction) {
  const std::string_view word = found.batch ? "batch" : "commit";
  if ((found.batch || found.commit) && in_transaction)
    return wrong_place(statement, word, "it stands inside of the script's own transaction");
  if (found.commit) prepared.directives.commits.insert(index);
  if (!found.batch) return base::ok();
  const auto place = ddl::range_place(prepared.text_of(statement), found.batch->key, found.batch->by_place);
  if (!place.ok()) return wrong_place(statement, word, "the statement " + place.error().message);
  prepared.directives.batches.emplace(index, std::move(*found.batch));
  return base::ok();
}

base::Status read_statements(Prepared& prepared, uint32_t& line) {
  size_t index = 0;
  bool in_transaction = false;
  for (const ddl::Statement& statement : prepared.parts.statements) {
    line = statement.line;
    SCHEMAC_CHECK(check_statement(prepared.migration, statement));
    SCHEMAC_TRY(Directives found, directives(prepared.migration.script, statement));
    if (index == 0) prepared.file_settings = std::move(found.settings);
    SCHEMAC_CHECK(read_unit_directives(prepared, index, statement, std::move(found), in_transaction));
    if (statement.block == ddl::Block::control) in_transaction = statement.kind == Kind::begin;
    ++index;
  }
  return base::ok();
}

// `line`: the place of an error.
base::Result<Prepared> read_script(ScriptKind kind, Migration migration, uint32_t& line) {
  Prepared prepared;
  prepared.kind = kind;
  prepared.migration = std::move(migration);
  if (const auto bad = unreadable_line(prepared.migration)) {
    line = *bad;
    return unreadable(prepared.migration, *bad);
  }
  prepared.parts = ddl::split(prepared.migration.script);
  if (const auto& open = prepared.parts.unterminated) {
    line = open->line;
    return unterminated(prepared.migration, *open);
  }
  leave_out_own_database(prepared);
  SCHEMAC_CHECK(read_statements(prepared, line));
  return prepared;
}

}  // namespace

base::Status check_readable(const Migration& migration) {
  const auto line = unreadable_line(migration);
  return line ? base::Status(unreadable(migration, *line)) : base::ok();
}

std::optional<Unfit> find_unfit(const Migration& migration) {
  uint32_t line = 1;
  auto prepared = read_script(ScriptKind::apply, migration, line);
  if (prepared.ok()) return std::nullopt;
  return Unfit{line, std::move(prepared).error()};
}

base::Result<Prepared> prepare(const Migration& migration, const std::vector<Row>& history) {
  uint32_t line = 1;
  SCHEMAC_TRY(Prepared prepared, read_script(ScriptKind::apply, migration, line));
  SCHEMAC_CHECK(resume(prepared, history));
  return prepared;
}

base::Result<Prepared> prepare_rollback(const Row& row, base::SharedText down) {
  uint32_t line = 1;
  SCHEMAC_TRY(Prepared prepared,
              read_script(ScriptKind::rollback, {row.migration_name, std::move(down), row.checksum}, line));
  std::optional<Progress> progress = read_progress(row.logs.value_or(""));
  if (!half_taken_back(row)) return prepared;
  if (progress->done > prepared.parts.statements.size() ||
      progress->hash != part_hash(prepared.migration.script, prepared.parts, progress->done)) {
    return edited_while_unfinished(row, *progress);
  }
  if (progress->total != prepared.parts.statements.size()) progress->marks = CutHints();
  prepared.row_id = row.id;
  prepared.progress = std::move(progress);
  return prepared;
}

base::Result<Prepared> prepare_script(ScriptKind kind, const std::string& name, std::string script) {
  uint32_t line = 1;
  return read_script(kind, {name, std::move(script), ""}, line);
}

bool half_taken_back(const Row& row) {
  if (!row.failed()) return false;
  const auto progress = read_progress(row.logs.value_or(""));
  return progress && progress->down;
}

}  // namespace schemac::migrate
