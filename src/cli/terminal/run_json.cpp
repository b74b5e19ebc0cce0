#include "terminal/run_json.hpp"

#include <fmt/format.h>

namespace schemac::cli {

Json statement_json(const migrate::AppliedStatement& statement) {
  Json waits = Json::array();
  for (const migrate::LockWait& wait : statement.lock_waits) {
    waits.push_back({{"mode", wait.mode}, {"object", wait.object}, {"ms", wait.ms}});
  }
  return {{"line", statement.line}, {"ms", statement.ms},       {"rows", statement.rows},
          {"sql", statement.sql},   {"locks", statement.locks}, {"lock_wait_ms", statement.lock_wait_ms},
          {"lock_waits", waits}};
}

Json migration_json(const migrate::AppliedMigration& migration) {
  Json statements = Json::array();
  for (const auto& statement : migration.statements) statements.push_back(statement_json(statement));
  return {{"name", migration.name},
          {"checksum", migration.checksum},
          {"started_at", migration.started_at},
          {"ms", migration.ms},
          {"wal_bytes", migration.wal_bytes},
          {"peak_memory_bytes", migration.peak_memory_bytes},
          {"resumed", migration.resumed},
          {"statement_count", migration.statement_count},
          {"statements", statements}};
}

Json migrations_json(const std::vector<migrate::AppliedMigration>& migrations) {
  Json all = Json::array();
  for (const auto& migration : migrations) all.push_back(migration_json(migration));
  return all;
}

Json failed_json(const migrate::FailedMigration& failed) {
  return {{"name", failed.name},
          {"line", failed.line},
          {"sqlstate", failed.error.sqlstate},
          {"message", failed.error.message},
          {"statement", failed.statement},
          {"undone", failed.undone}};
}

Json run_json(const migrate::RunStarted& run) {
  return {{"direction", run.direction == migrate::Direction::rollback ? "rollback" : "apply"},
          {"database", run.database},
          {"address", run.address},
          {"role", run.role},
          {"server_version", run.server_version}};
}

Json summary_json(const migrate::RunFinished& summary) {
  return {{"direction", summary.direction == migrate::Direction::rollback ? "rollback" : "apply"},
          {"ms", summary.ms},
          {"wal_bytes", summary.wal_bytes},
          {"peak_memory_bytes", summary.peak_memory_bytes},
          {"done", summary.done},
          {"failed", summary.failed},
          {"failed_code", summary.failed_code}};
}

std::string count_text(size_t number, const char* one, const char* many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string list_text(const std::vector<migrate::AppliedMigration>& migrations) {
  std::string text;
  for (const auto& migration : migrations) {
    text += fmt::format("  {} ({}, {:.0f} ms)\n", migration.name,
                        count_text(migration.statement_count, "statement", "statements"), migration.ms);
  }
  return text;
}

}  // namespace schemac::cli
