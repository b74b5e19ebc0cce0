#include "schemac/app/push.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "change_flags.hpp"
#include "command.hpp"
#include "diff_fields.hpp"
#include "style.hpp"

namespace schemac::cli {
namespace {

struct Flags {
  app::PushRequest request;
  bool ignored = false;
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
  if (report.executed) return text + "Your database is now in sync with your schema.\n";
  return report.refusal ? text : text + "The database is already in sync with the schema.\n";
}

Outcome run(const Flags& flags, const Invocation& invocation) {
  if (auto refused = refuse_opt_ins(flags.request.opt_ins, flags.request.style)) return *refused;
  const auto report = app::push(invocation.project, flags.request, invocation.console.reporter());
  if (!report.ok()) return failure(report.error());
  Outcome outcome;
  if (report->refusal) outcome = failure(*report->refusal);
  outcome.text = text_of(*report);
  outcome.fields = diff_fields(report->diff);
  outcome.fields["database"] = report->database;
  outcome.fields["warnings"] = warnings_json(*report);
  outcome.fields["reset"] = report->reset;
  outcome.fields["executed"] = report->executed;
  if (report->executed) {
    for (const plan::Warning& warning : report->warnings) {
      const auto fields = [&] { return Json{{"kind", warning.kind}, {"message", warning.message}}; };
      invocation.console.event("warning", fields, fmt::format("warning: {}", warning.message));
    }
  }
  return outcome;
}

}  // namespace

Run declare_push(CLI::App& command, Spelling spelling) {
  const auto flags = std::make_shared<Flags>();
  command.add_flag("--accept-data-loss", flags->request.accept_data_loss, "Make changes that lose data, too");
  command.add_flag("--force-reset", flags->request.force_reset,
                   "Drop the managed schemas with everything in them first");
  declare_style(command, flags->request.style);
  declare_opt_ins(command, flags->request.opt_ins);
  if (spelling == Spelling::prisma) {
    command.add_flag("--skip-generate", flags->ignored, "Accepted: schemac has no generators");
  }
  return [flags](const Invocation& invocation) { return run(*flags, invocation); };
}

}  // namespace schemac::cli
