#include <fmt/format.h>

#include <memory>

#include "arguments/apply_flags.hpp"
#include "arguments/command.hpp"
#include "arguments/flags.hpp"
#include "schemac/app/history.hpp"
#include "terminal/run_json.hpp"
#include "terminal/run_report.hpp"
#include "terminal/undoable_work.hpp"

namespace schemac::cli {
namespace {

struct Flags {
  migrate::RollbackRequest request;
  migrate::ApplyOptions options;
  ReportFlags report;
};

Json loss_json(const migrate::DataLoss& loss) {
  Json json = {{"migration", loss.migration}, {"object", loss.object}, {"rows", nullptr}};
  if (loss.rows) json["rows"] = *loss.rows;
  return json;
}

std::string text_of(const migrate::RollbackResult& result) {
  if (result.rolled_back.empty() && !result.failed) return "No applied migration to roll back.\n";
  if (result.rolled_back.empty()) return "";
  return fmt::format("Rolled back {}:\n{}", count_text(result.rolled_back.size(), "migration", "migrations"),
                     list_text(result.rolled_back));
}

Json fields_of(const migrate::RollbackResult& result) {
  Json losses = Json::array();
  for (const migrate::DataLoss& loss : result.losses) losses.push_back(loss_json(loss));
  Json fields = {{"rolled_back", migrations_json(result.rolled_back)},
                 {"left", result.left},
                 {"failed", nullptr},
                 {"data_loss", losses}};
  if (result.failed) fields["failed"] = failed_json(*result.failed);
  if (!result.run.server_version.empty()) {
    Json run = run_json(result.run);
    run.update(summary_json(result.summary));
    fields["run"] = std::move(run);
  }
  return fields;
}

Outcome run(const Flags& flags, const Invocation& invocation) {
  if (const base::Status writable = check_report_flags(invocation, flags.report); !writable.ok()) {
    return failure(writable.error());
  }
  const UndoableWork work(invocation.context);
  const auto report = app::rollback(work.context(), flags.request, flags.options);
  if (!report.ok()) return failure(report.error());
  const migrate::RollbackResult& result = report->result;
  report_run(invocation, flags.report,
             {result.run, result.summary, result.rolled_back, result.failed ? &*result.failed : nullptr,
              result.rolled_back.size()});
  Outcome outcome;
  if (result.failed) outcome = failure(result.failed->error);
  outcome.text = text_of(result);
  outcome.fields = fields_of(result);
  return work.ended(std::move(outcome));
}

}  // namespace

Run declare_rollback(FlagSet& command, Spelling spelling) {
  (void)spelling;
  const auto flags = std::make_shared<Flags>();
  Option steps = command.add_option("--steps", flags->request.steps, "How many of the latest migrations [1]")
                     .check([](const std::string& text) {
                       const bool number =
                           !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
                       const bool some = text.find_first_not_of('0') != std::string::npos;
                       return number && some ? "" : fmt::format("`{}` is no number of migrations", text);
                     });
  command.add_option("--to", flags->request.to, "The migration that stays the last applied one")
      .excludes(steps);
  command.add_flag("--accept-data-loss", flags->request.accept_data_loss,
                   "Do not ask although rows are destroyed");
  command.add_flag("--allow-edited", flags->options.allow_edited,
                   "Go on although the migration was edited after it was applied");
  declare_apply_flags(command, flags->options);
  declare_report_flags(command, flags->report);
  return [flags](const Invocation& invocation) { return run(*flags, invocation); };
}

}  // namespace schemac::cli
