#include "schemac/app/push.hpp"
#include "arguments/flags.hpp"

#include <fmt/format.h>

#include <memory>

#include "arguments/change_flags.hpp"
#include "arguments/command.hpp"
#include "arguments/style_flag.hpp"
#include "terminal/diff_fields.hpp"
#include "terminal/interrupt.hpp"
#include "terminal/progress.hpp"
#include "terminal/run_json.hpp"

namespace schemac::cli {
namespace {

struct Flags {
  app::PushRequest request;
  migrate::ApplyOptions apply;
};

Json warnings_json(const app::PushReport& report) {
  Json warnings = Json::array();
  for (const plan::Warning& warning : report.warnings) {
    warnings.push_back({{"kind", warning.kind},
                        {"object", warning.object},
                        {"message", warning.message},
                        {"unexecutable", warning.unexecutable}});
  }
  return warnings;
}

std::string text_of(const app::PushReport& report) {
  std::string text = report.reset ? fmt::format("The database {} was reset.\n", report.database) : "";
  if (report.failed) return text;
  if (report.executed) return text + "Your database is now in sync with your schema.\n";
  return report.refusal ? text : text + "The database is already in sync with the schema.\n";
}

Outcome run(Flags flags, const Invocation& invocation) {
  if (auto refused = refuse_opt_ins(flags.request.opt_ins, flags.request.style)) return *refused;
  const CanBeUndone undoable;
  flags.apply.interrupt = undoable.flag();
  flags.request.ask = question_through(invocation.console);
  Progress progress(invocation.console, invocation.project);
  const auto report =
      app::push(invocation.project, flags.request, flags.apply, &progress, invocation.console.reporter());
  if (!report.ok()) return failure(report.error());
  Outcome outcome;
  if (report->refusal) outcome = failure(*report->refusal);
  if (report->failed) outcome = failure(report->failed->error);
  if (outcome.code == ExitCode::done) undoable.all_done();
  outcome.text = text_of(*report);
  outcome.fields = diff_fields(report->diff);
  outcome.fields["warnings"] = warnings_json(*report);
  outcome.fields["reset"] = report->reset;
  outcome.fields["executed"] = report->executed;
  outcome.fields["statements"] = migration_json(report->ran)["statements"];
  outcome.fields["failed"] = report->failed ? failed_json(*report->failed) : Json();
  if (report->executed) {
    for (const plan::Warning& warning : report->warnings) {
      const auto fields = [&] { return Json{{"kind", warning.kind}, {"message", warning.message}}; };
      invocation.console.event("warning", fields, fmt::format("warning: {}", warning.message));
    }
  }
  return outcome;
}

}  // namespace

Run declare_push(FlagSet& command, Spelling spelling) {
  (void)spelling;
  const auto flags = std::make_shared<Flags>();
  command.add_flag("--accept-data-loss", flags->request.accept_data_loss, "Make changes that lose data, too");
  declare_drop_tables(command, flags->request.drop_tables);
  command.add_flag("--force-reset", flags->request.force_reset,
                   "Drop the managed schemas with everything in them first");
  declare_style(command, flags->request.style);
  declare_opt_ins(command, flags->request.opt_ins);
  return [flags](const Invocation& invocation) { return run(*flags, invocation); };
}

}  // namespace schemac::cli
