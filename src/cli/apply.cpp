#include <CLI/CLI.hpp>
#include <memory>

#include "apply_flags.hpp"
#include "command.hpp"
#include "interrupt.hpp"
#include "progress.hpp"

namespace schemac::cli {
namespace {

Outcome run(migrate::ApplyOptions options, const Invocation& invocation) {
  const CanBeUndone undoable;
  options.interrupt = undoable.flag();
  Progress progress(invocation.console);
  const auto report = app::apply(invocation.project, options, &progress, invocation.console.reporter());
  if (!report.ok()) return failure(report.error());
  Outcome outcome;
  if (report->result.failed) outcome = failure(apply_error(*report->result.failed));
  outcome.text = apply_text(invocation.project, *report);
  outcome.fields = apply_fields(*report);
  return outcome;
}

}  // namespace

Run declare_apply(CLI::App& command, Spelling spelling) {
  (void)spelling;
  const auto options = std::make_shared<migrate::ApplyOptions>();
  declare_apply_flags(command, *options);
  command.add_option("--to", options->to, "The last migration to apply [all]");
  command.add_flag("--allow-edited", options->allow_edited, "Go on although an applied migration was edited");
  return [options](const Invocation& invocation) { return run(*options, invocation); };
}

}  // namespace schemac::cli
