#include "schemac/app/push.hpp"
#include "arguments/flags.hpp"

#include <fmt/format.h>

#include <memory>

#include "arguments/change_flags.hpp"
#include "arguments/command.hpp"
#include "arguments/style_flag.hpp"
#include "terminal/diff_fields.hpp"
#include "terminal/run_json.hpp"
#include "terminal/undoable_work.hpp"

namespace schemac::cli {
namespace {

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

Outcome run(const app::PushRequest& request, const Invocation& invocation) {
  if (auto refused = refuse_opt_ins(request.opt_ins, request.style)) return *refused;
  const UndoableWork work(invocation.context);
  const auto report = app::push(work.context(), request);
  if (!report.ok()) return failure(report.error());
  Outcome outcome;
  if (report->refusal) outcome = failure(*report->refusal);
  if (report->failed) outcome = failure(report->failed->error);
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
  return work.ended(std::move(outcome));
}

}  // namespace

Run declare_push(FlagSet& command, Spelling spelling) {
  (void)spelling;
  const auto request = std::make_shared<app::PushRequest>();
  command.add_flag("--accept-data-loss", request->accept_data_loss, "Make changes that lose data, too");
  declare_drop_tables(command, request->drop_tables);
  command.add_flag("--force-reset", request->force_reset,
                   "Drop the managed schemas with everything in them first");
  declare_style(command, request->style);
  declare_opt_ins(command, request->opt_ins);
  return [request](const Invocation& invocation) { return run(*request, invocation); };
}

}  // namespace schemac::cli
