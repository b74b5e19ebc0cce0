#include "progress.hpp"

#include <fmt/format.h>

namespace schemac::cli {

void Progress::waiting_for_lock(std::string_view holder, std::chrono::milliseconds waited) {
  console_.event("waiting_for_lock", {{"holder", holder}, {"waited_ms", waited.count()}},
                 fmt::format("waiting for another migration run: {}", holder));
}

void Progress::migration_started(std::string_view name, size_t index, size_t total) {
  console_.event("migration_started", {{"migration", name}, {"index", index}, {"total", total}},
                 fmt::format("Applying migration `{}`", name));
}

void Progress::note(std::string_view name, std::string_view text) {
  console_.event("note", {{"migration", name}, {"message", text}}, fmt::format("note: {}: {}", name, text));
}

void Progress::statement_finished(std::string_view name, const migrate::AppliedStatement& statement) {
  const std::string text =
      console_.options().verbose
          ? fmt::format("  line {}: {:.1f} ms, {} rows", statement.line, statement.ms, statement.rows)
          : "";
  console_.event(
      "statement_finished",
      {{"migration", name}, {"line", statement.line}, {"ms", statement.ms}, {"rows", statement.rows}}, text);
}

void Progress::server_notice(std::string_view name, std::string_view text) {
  console_.event("server_notice", {{"migration", name}, {"message", text}}, fmt::format("notice: {}", text));
}

void Progress::blocked(std::string_view name, std::string_view blockers, std::chrono::milliseconds waited) {
  console_.event("blocked", {{"migration", name}, {"blockers", blockers}, {"waited_ms", waited.count()}},
                 fmt::format("waiting for a lock: {}", blockers));
}

void Progress::migration_finished(const migrate::AppliedMigration& migration) {
  console_.event("migration_finished",
                 {{"migration", migration.name},
                  {"checksum", migration.checksum},
                  {"ms", migration.ms},
                  {"wal_bytes", migration.wal_bytes},
                  {"statements", migration.statements.size()}},
                 "");
}

void Progress::migration_failed(const migrate::FailedMigration& migration) {
  // A person reads the error at the end; a log collector gets it when it happens.
  console_.event("migration_failed",
                 {{"migration", migration.name},
                  {"line", migration.line},
                  {"sqlstate", migration.error.sqlstate},
                  {"message", migration.error.message},
                  {"undone", migration.undone}},
                 "");
}

}  // namespace schemac::cli
