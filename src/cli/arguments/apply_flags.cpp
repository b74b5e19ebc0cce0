#include "arguments/apply_flags.hpp"

#include <fmt/format.h>

#include "arguments/flags.hpp"
#include "schemac/base/duration.hpp"
#include "terminal/run_json.hpp"

namespace schemac::cli {
namespace {

void declare_duration(FlagSet& command, const std::string& flag, std::chrono::milliseconds& target,
                      const std::string& description) {
  command
      .add_option_function(
          flag, [&target](const std::string& text) { target = base::parse_duration(text).value(); },
          description)
      .type_name("DURATION")
      .check([](const std::string& text) {
        return base::parse_duration(text)
                   ? ""
                   : fmt::format("`{}` is no duration; write 500ms, 2s or 10min", text);
      });
}

// Reports the rollback's own error together with the failure that started it.
std::string taken_back_text(const migrate::ApplyResult& result) {
  std::string text;
  if (!result.rolled_back.empty()) {
    text += fmt::format("Took back {}:\n{}", count_text(result.rolled_back.size(), "migration", "migrations"),
                        list_text(result.rolled_back));
  }
  if (result.rollback_failed) {
    text += fmt::format("The migration `{}` could not be taken back:\n{}\n", result.rollback_failed->name,
                        result.rollback_failed->error.message);
  }
  return text;
}

}  // namespace

void declare_lock_wait(FlagSet& command, migrate::ApplyOptions& options) {
  declare_duration(command, "--lock-wait", options.lock_wait, "How long to wait for another run [60s]");
}

void declare_apply_flags(FlagSet& command, migrate::ApplyOptions& options) {
  declare_lock_wait(command, options);
  declare_duration(command, "--lock-timeout", options.lock_timeout,
                   "How long one attempt waits for a table lock [2s]; 0 for ever");
  declare_duration(
      command, "--concurrently-timeout", options.non_transactional_timeout,
      "How long a statement outside a transaction may take, such as CREATE INDEX CONCURRENTLY [1h]; 0 for "
      "ever");
}

Json apply_fields(const app::ApplyReport& report) {
  const migrate::ApplyResult& result = report.result;
  Json fields = {
      {"applied", migrations_json(result.applied)}, {"pending", result.pending}, {"failed", nullptr}};
  if (result.failed) fields["failed"] = failed_json(*result.failed);
  fields["rolled_back"] = migrations_json(result.rolled_back);
  if (result.rollback_failed) fields["rollback_failed"] = failed_json(*result.rollback_failed);
  fields["missing"] = result.missing;
  fields["out_of_order"] = result.out_of_order;
  if (!result.run.server_version.empty()) {
    Json run = run_json(result.run);
    run.update(summary_json(result.summary));
    fields["run"] = std::move(run);
  }
  return fields;
}

std::string apply_text(const app::Project& project, const app::ApplyReport& report) {
  std::string text = fmt::format("{} found in {}\n", count_text(report.found, "migration", "migrations"),
                                 project.environment.shown(report.folder));
  if (report.result.applied.empty() && !report.result.failed)
    return text + "No pending migrations to apply.\n";
  if (!report.result.applied.empty()) {
    text +=
        fmt::format("Applied {}:\n{}", count_text(report.result.applied.size(), "migration", "migrations"),
                    list_text(report.result.applied));
  }
  text += taken_back_text(report.result);
  if (!report.result.failed) text += "All migrations have been successfully applied.\n";
  return text;
}

}  // namespace schemac::cli
