#include "run/failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "schemac/base/text.hpp"

namespace schemac::migrate {
namespace {

constexpr uint32_t lines_before = 5;  // shown before the line of an error

constexpr std::string_view query_canceled = "57014";
constexpr std::string_view insufficient_privilege = "42501";
constexpr std::string_view out_of_memory = "53200";  // "out of shared memory": the lock table is full

// A line of data may be a whole document.
void shorten(std::string& text) {
  constexpr size_t most = 400;  // bytes
  if (text.size() <= most) return;
  size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  text += "...";
}

// The line of COPY's data in the server's error: "CONTEXT: COPY t, line 3, column id" in any language.
std::optional<uint32_t> data_line(const base::Error& error) {
  size_t at = error.detail.find("CONTEXT: COPY ");
  if (at == std::string::npos) return std::nullopt;
  at = error.detail.find(", ", at);
  const size_t end = std::min(error.detail.find('\n', at), error.detail.size());
  at = error.detail.find_first_of("0123456789", at);
  if (at >= end) return std::nullopt;
  uint32_t line = 0;
  for (; at < end && error.detail[at] >= '0' && error.detail[at] <= '9'; ++at)
    line = line * 10 + static_cast<uint32_t>(error.detail[at] - '0');
  return line == 0 ? std::nullopt : std::optional(line);
}

// The lines up to `line`, with numbers, as Prisma shows them.
std::string position_lines(std::string_view script, uint32_t line) {
  const std::vector<std::string> lines = base::split(script, '\n');
  std::string out = "\n\nPosition:";
  const uint32_t first = line > lines_before ? line - lines_before : 1;
  for (uint32_t i = first; i <= line && i <= lines.size(); ++i) {
    std::string text = lines[i - 1];
    if (text.ends_with('\r')) text.pop_back();
    shorten(text);
    out += fmt::format("\n{:>4} {}", i, text);
  }
  return out;
}

std::string database_error(const StatementFailure& trouble) {
  std::string text = "ERROR: " + trouble.error.message;
  if (!trouble.error.detail.empty()) text += '\n' + trouble.error.detail;
  if (trouble.at_commit) text += "\nIt came when the transaction was committed.";
  return text;
}

// The texts that differ between the kinds of scripts.
struct Words {
  const char* code;
  const char* headline;  // before the name; empty: only the server's error
  const char* command;
  const char* nothing;  // the effect if everything was undone
  const char* lost_at_commit;
  const char* more_time;  // the remedy for statement_timeout
  // The remedy for a failed line, `{line}`, if all of it was undone; `correct_rest` if a part of it remains.
  const char* correct;
  const char* correct_rest;
};

// A statement outside a transaction has a time limit of its own; one in a transaction has that of the role or
// the file.
constexpr const char* directive_for_time =
    "It ran into statement_timeout: `-- schemac: statement_timeout=3h` above the statement gives it more "
    "time.";
constexpr const char* go_on_behind = "Correct the rest and run {command} again: it goes on behind them.";

// Sequences are not reset, and effects in a file or on another server remain.
constexpr const char* nothing_left = "It was undone: nothing that a transaction holds was left behind.";

constexpr std::array<Words, 4> words = {{
    {"P3018",
     "A migration failed to apply. New migrations cannot be applied before the error is recovered from. Read "
     "more "
     "about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve",
     "`schemac apply`", nothing_left,
     "The connection was lost while the migration was being committed: the next `schemac apply` finds out "
     "whether it "
     "was.",
     directive_for_time, "Correct line {line} of its migration.sql and run {command} again.", go_on_behind},
    {"rollback-failed", "The down.sql of a migration failed.", "`schemac rollback`",
     "Nothing of it was taken back: the migration is still applied.",
     "The connection was lost while the roll-back was being committed: `schemac status` tells whether it "
     "was.",
     directive_for_time, "Correct line {line} of its down.sql and run {command} again.", go_on_behind},
    {"", "", "`schemac execute`", nothing_left,
     "The connection was lost while the script was being committed: it is there as a whole or not at all.",
     directive_for_time, "Correct line {line} of the script and run {command} again.", go_on_behind},
    {"", "", "`schemac push`", "The whole script was undone.",
     "The connection was lost while the change was being committed: it is there as a whole or not at all; "
     "`schemac diff` tells.",
     "It ran into statement_timeout: `options=-c statement_timeout=0` in the URL takes the limit away.",
     "`schemac diff` shows it.",
     "When the reason is gone, run {command} again, which compares anew; `schemac diff` shows what is left."},
}};
static_assert(words.size() == static_cast<size_t>(ScriptKind::push) + 1);

const Words& words_of(ScriptKind kind) { return words[static_cast<size_t>(kind)]; }

std::string filled(const char* text, const Words& own, uint32_t line) {
  return base::replace_all(base::replace_all(text, "{command}", own.command), "{line}", std::to_string(line));
}

// The SQLSTATEs of "already exists": table, index, view or sequence; type, constraint, policy and others;
// column; schema; function.
constexpr std::array<std::string_view, 5> duplicates = {"42P07", "42710", "42701", "42P06", "42723"};

// A database that was restored without its history, or made by another tool, fails on its first object.
std::string hint_of_duplicate(const FailedMigration& failed) {
  return fmt::format(
      "Where this database has already what the migration makes, its history does not know it: `schemac "
      "resolve --applied {0}` records it, `schemac baseline {0}` every one up to it.",
      failed.name);
}

std::string hint_of_undone(const Words& own, const FailedMigration& failed, const StatementFailure& trouble) {
  if (!trouble.error.hint.empty() && trouble.error.sqlstate.empty())
    return fmt::format("{} {}", own.nothing, trouble.error.hint);
  if (trouble.error.code == "interrupted" || failed.line == 0) {
    return fmt::format("{} Run {} again.", own.nothing, own.command);
  }
  if (trouble.error.sqlstate == query_canceled) return fmt::format("{} {}", own.nothing, own.more_time);
  if (trouble.error.sqlstate == out_of_memory) {
    return fmt::format(
        "{} A transaction holds a lock for every table and index it makes: raise max_locks_per_transaction "
        "on the "
        "server (a restart is needed), or cut the migration into several.",
        own.nothing);
  }
  if (trouble.error.sqlstate == insufficient_privilege)
    return fmt::format("{} Run {} again when the role has the right.", own.nothing, own.command);
  const std::string correct = filled(own.correct, own, failed.line);
  const bool duplicate =
      std::find(duplicates.begin(), duplicates.end(), trouble.error.sqlstate) != duplicates.end();
  if (duplicate && &own == &words_of(ScriptKind::apply))
    return fmt::format("{} {} Else: {}", own.nothing, hint_of_duplicate(failed), correct);
  return fmt::format("{} {}", own.nothing, correct);
}

// The hint for a DO block or a procedure that commits by itself.
std::string hint_of_kept(const Words& own, const FailedMigration& failed, size_t total,
                         const StatementFailure& trouble) {
  const std::string before =
      failed.completed == 0
          ? std::string()
          : fmt::format("What stands before it ({} of {} statements) has been run and stays. ",
                        failed.completed, total);
  return fmt::format(
      "{}The statement commits by itself: what it committed before it failed stays. {} runs it again from "
      "its "
      "beginning: {}see what is there, and let it pass over that{}.",
      before, own.command, trouble.error.code == "interrupted" ? "" : "correct it, ",
      trouble.error.code == "interrupted" ? " if it does not already" : "");
}

std::string hint(const Words& own, const FailedMigration& failed, const ddl::Script& parts,
                 const StatementFailure& trouble) {
  if (trouble.error.code == "P1017") {
    return trouble.at_commit
               ? own.lost_at_commit
               : fmt::format(
                     "The connection was lost; the server undoes what was not committed. Run {} "
                     "again.",
                     own.command);
  }
  if (trouble.left_over) {
    return fmt::format("{}. Run {} again: {}.", trouble.left_over->what, own.command,
                       trouble.left_over->next);
  }
  if (trouble.kept) return hint_of_kept(own, failed, parts.statements.size(), trouble);
  if (failed.undone) return hint_of_undone(own, failed, trouble);
  return fmt::format(
      "The first {} of its {} statements have been run and stay, because they cannot share a transaction "
      "with the rest. {}",
      failed.completed, parts.statements.size(), filled(own.correct_rest, own, failed.line));
}

}  // namespace

FailedMigration describe_failure(ScriptKind kind, const Migration& migration, const ddl::Script& parts,
                                 const StatementFailure& trouble, size_t completed) {
  const Words& own = words_of(kind);
  FailedMigration failed;
  failed.name = migration.name;
  failed.completed = completed;
  // After a lost connection this is not known yet (find_out).
  failed.undone = completed == 0 && !trouble.left_over && !trouble.kept && trouble.error.code != "P1017";
  std::string position;
  if (trouble.statement) {
    const ddl::Statement& statement = parts.statements[*trouble.statement];
    failed.statement = migration.script.view().substr(statement.span.begin, statement.span.size());
    failed.line = statement.line;
    if (trouble.error.position > 0) {
      const size_t offset = ddl::byte_offset(failed.statement, trouble.error.position);
      failed.line = statement.line + ddl::line_at(failed.statement, offset) - 1;
    }
    if (statement.kind == ddl::Kind::copy_data) {
      if (const auto line = data_line(trouble.error))
        failed.line = ddl::line_at(migration.script, statement.data.begin) + *line - 1;
    }
    position = position_lines(migration.script, failed.line);
  }
  failed.error = trouble.error;
  constexpr std::array<std::string_view, 5> own_codes = {"P1017", "interrupted", "rows-protected",
                                                         "rows-unprotected", "lock-lost"};
  const bool has_own_code =
      std::find(own_codes.begin(), own_codes.end(), trouble.error.code) != own_codes.end();
  const bool is_migration = *own.headline != '\0';
  if (!has_own_code && is_migration) failed.error.code = own.code;
  const std::string server = database_error(trouble) + position;
  failed.server_text = server;
  failed.error.message =
      !is_migration
          ? server
          : fmt::format("{}\n\nMigration name: {}\n\nDatabase error code: {}\n\nDatabase error:\n{}",
                        own.headline, migration.name, trouble.error.sqlstate, server);
  if (!is_migration) failed.error.detail.clear();  // it is part of the message
  failed.error.hint = hint(own, failed, parts, trouble);
  return failed;
}

}  // namespace schemac::migrate
