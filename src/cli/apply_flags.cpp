#include "apply_flags.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "schemac/base/duration.hpp"

namespace schemac::cli {
namespace {

void declare_duration(CLI::App& command, const std::string& flag, std::chrono::milliseconds& target,
                      const std::string& description) {
  command
      .add_option_function<std::string>(
          flag, [&target](const std::string& text) { target = base::parse_duration(text).value(); },
          description)
      ->type_name("DURATION")
      ->check([](const std::string& text) {
        return base::parse_duration(text)
                   ? ""
                   : fmt::format("`{}` is no duration; write 500ms, 2s or 10min", text);
      });
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
