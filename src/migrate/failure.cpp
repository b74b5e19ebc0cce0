#include "failure.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemac/base/text.hpp"

namespace schemac::migrate {
namespace {

constexpr uint32_t lines_before = 5;  // shown above the line of an error

constexpr std::string_view out_of_memory = "53200";  // "out of shared memory": the lock table is full

// The lines that lead to `line`, numbered, as Prisma shows them.
std::string position_lines(std::string_view script, uint32_t line) {
  const std::vector<std::string> lines = base::split(script, '\n');
  std::string out = "\n\nPosition:";
  const uint32_t first = line > lines_before ? line - lines_before : 1;
  for (uint32_t i = first; i <= line && i <= lines.size(); ++i) {
    std::string text = lines[i - 1];
    if (text.ends_with('\r')) text.pop_back();
    out += fmt::format("\n{:>4} {}", i, text);
  }
  return out;
}

std::string database_error(const Trouble& trouble) {
  std::string text = "ERROR: " + trouble.error.message;
  if (!trouble.error.detail.empty()) text += '\n' + trouble.error.detail;
  if (trouble.at_commit) text += "\nIt came when the transaction was committed.";
  return text;
}

std::string hint(const FailedMigration& failed, const ddl::Script& parts, const Trouble& trouble) {
  if (trouble.error.code == "P1017") {
    return trouble.at_commit ? "The connection was lost while the migration was being committed: the next "
                               "`schemac apply` finds out "
                               "whether it was."
                             : "The connection was lost; the server undoes what was not committed. Run "
                               "`schemac apply` again.";
  }
  if (trouble.left_over) {
    return "It left an INVALID index, which another transaction kept from being dropped. Run `schemac apply` "
           "again: it "
           "drops the index and goes on.";
  }
  if (failed.undone && trouble.error.code == "interrupted") {
    return "Nothing of it was left behind. Run `schemac apply` again.";
  }
  if (failed.undone && trouble.error.sqlstate == out_of_memory) {
    return "Nothing of it was left behind. A transaction holds a lock for every table and index it makes: "
           "raise "
           "max_locks_per_transaction on the server (a restart is needed), or cut the migration into "
           "several.";
  }
  if (failed.undone) {
    return failed.line > 0
               ? fmt::format(
                     "Nothing of it was left behind. Correct line {} of its migration.sql and run "
                     "`schemac apply` again.",
                     failed.line)
               : "Nothing of it was left behind. Run `schemac apply` again.";
  }
  return fmt::format(
      "The first {} of its {} statements have been run and stay, because they cannot share a transaction "
      "with the rest. Correct the rest and run `schemac apply` again: it goes on behind them.",
      failed.completed, parts.statements.size());
}

}  // namespace

FailedMigration describe_failure(const Migration& migration, const ddl::Script& parts, const Trouble& trouble,
                                 size_t completed) {
  FailedMigration failed;
  failed.name = migration.name;
  failed.completed = completed;
  failed.undone = completed == 0 && !trouble.left_over;
  std::string position;
  if (trouble.statement) {
    const ddl::Statement& statement = parts.statements[*trouble.statement];
    failed.statement = migration.script.substr(statement.span.begin, statement.span.size());
    failed.line = statement.line;
    if (trouble.error.position > 0) {
      const size_t offset = ddl::byte_offset(failed.statement, trouble.error.position);
      failed.line = statement.line + ddl::line_at(failed.statement, offset) - 1;
    }
    position = position_lines(migration.script, failed.line);
  }
  failed.error = trouble.error;
  const bool own_code = trouble.error.code == "P1017" || trouble.error.code == "interrupted";
  if (!own_code) failed.error.code = "P3018";
  failed.error.message = fmt::format(
      "A migration failed to apply. New migrations cannot be applied before the error is recovered from. "
      "Read more about "
      "how to resolve migration issues in a production database: "
      "https://pris.ly/d/migrate-resolve\n\nMigration name: "
      "{}\n\nDatabase error code: {}\n\nDatabase error:\n{}{}",
      migration.name, trouble.error.sqlstate, database_error(trouble), position);
  failed.error.hint = hint(failed, parts, trouble);
  return failed;
}

}  // namespace schemac::migrate
