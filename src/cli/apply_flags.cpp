#include "apply_flags.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>

namespace schemac::cli {
namespace {

// "2s", "500ms", "10min", "1h"; a number alone counts seconds.
void declare_duration(CLI::App& command, const std::string& flag, std::chrono::milliseconds& target,
                      const std::string& description) {
  static const std::map<std::string, long long> units = {
      {"", 1000}, {"ms", 1}, {"s", 1000}, {"min", 60'000}, {"h", 3'600'000}};
  command
      .add_option_function<long long>(
          flag, [&target](const long long& value) { target = std::chrono::milliseconds(value); }, description)
      ->transform(CLI::AsNumberWithUnit(units, CLI::AsNumberWithUnit::UNIT_OPTIONAL, "DURATION"));
}

Json statement_json(const migrate::AppliedStatement& statement) {
  return {{"line", statement.line}, {"ms", statement.ms}, {"rows", statement.rows}, {"sql", statement.sql}};
}

Json migration_json(const migrate::AppliedMigration& migration) {
  Json statements = Json::array();
  for (const auto& statement : migration.statements) statements.push_back(statement_json(statement));
  return {{"name", migration.name},           {"checksum", migration.checksum}, {"ms", migration.ms},
          {"wal_bytes", migration.wal_bytes}, {"resumed", migration.resumed},   {"statements", statements}};
}

Json failed_json(const migrate::FailedMigration& failed) {
  return {{"name", failed.name},
          {"line", failed.line},
          {"sqlstate", failed.error.sqlstate},
          {"message", failed.error.message},
          {"statement", failed.statement},
          {"undone", failed.undone}};
}

std::string count(size_t number, const char* one, const char* many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

}  // namespace

void declare_apply_flags(CLI::App& command, migrate::ApplyOptions& options) {
  declare_duration(command, "--lock-wait", options.lock_wait, "How long to wait for another run [60s]");
  declare_duration(command, "--lock-timeout", options.lock_timeout,
                   "How long one attempt waits for a table lock [2s]; 0 for ever");
}

Json apply_fields(const app::ApplyReport& report) {
  Json applied = Json::array();
  for (const auto& migration : report.result.applied) applied.push_back(migration_json(migration));
  Json fields = {{"applied", applied}, {"pending", report.result.pending}, {"failed", nullptr}};
  if (report.result.failed) fields["failed"] = failed_json(*report.result.failed);
  return fields;
}

std::string apply_text(const app::Project& project, const app::ApplyReport& report) {
  std::string text = fmt::format("{} found in {}\n", count(report.found, "migration", "migrations"),
                                 project.environment.shown(report.folder));
  if (report.result.applied.empty() && !report.result.failed)
    return text + "No pending migrations to apply.\n";
  if (!report.result.applied.empty()) {
    text += fmt::format("Applied {}:\n", count(report.result.applied.size(), "migration", "migrations"));
    for (const auto& migration : report.result.applied) {
      text += fmt::format("  {} ({}, {:.0f} ms)\n", migration.name,
                          count(migration.statements.size(), "statement", "statements"), migration.ms);
    }
  }
  if (!report.result.failed) text += "All migrations have been successfully applied.\n";
  return text;
}

base::Error apply_error(const migrate::FailedMigration& failed) { return failed.error; }

}  // namespace schemac::cli
