#include <fmt/format.h>

#include <memory>

#include "arguments/apply_flags.hpp"
#include "arguments/choice.hpp"
#include "arguments/command.hpp"
#include "arguments/flags.hpp"
#include "terminal/preview_text.hpp"
#include "terminal/run_report.hpp"
#include "terminal/undoable_work.hpp"

namespace schemac::cli {
namespace {

constexpr Choice<migrate::OnFailure> on_failure[] = {{"stop", migrate::OnFailure::stop},
                                                     {"rollback", migrate::OnFailure::rollback}};

struct Flags {
  app::ApplyRequest request;
  ReportFlags report;
  bool dry_run = false;
};

Outcome preview(const Flags& flags, const Invocation& invocation) {
  const auto report = app::preview(invocation.context, flags.request.options);
  if (!report.ok()) return failure(report.error());
  Outcome outcome;
  outcome.text = preview_text(invocation.context.project, *report);
  outcome.fields = preview_fields(*report);
  return outcome;
}

Outcome run(const Flags& flags, const Invocation& invocation) {
  if (flags.dry_run) return preview(flags, invocation);
  if (const base::Status writable = check_report_flags(invocation, flags.report); !writable.ok()) {
    return failure(writable.error());
  }
  const UndoableWork work(invocation.context);
  const auto report = app::apply(work.context(), flags.request);
  if (!report.ok()) return failure(report.error());
  const migrate::ApplyResult& result = report->result;
  report_run(invocation, flags.report,
             {result.run, result.summary, result.applied, result.failed ? &*result.failed : nullptr,
              result.pending.size()});
  Outcome outcome;
  if (result.failed) outcome = failure(result.failed->error);
  outcome.text = apply_text(invocation.context.project, *report);
  if (invocation.console.options().json) outcome.fields = apply_fields(*report);
  return work.ended(std::move(outcome));
}

}  // namespace

Run declare_apply(FlagSet& command, Spelling spelling) {
  (void)spelling;
  const auto flags = std::make_shared<Flags>();
  declare_apply_flags(command, flags->request.options);
  command.add_option("--to", flags->request.options.to, "The last migration to apply [all]");
  command.add_flag("--allow-destructive", flags->request.allow_destructive,
                   "Also run statements that lose data where the environment forbids them");
  command.add_flag("--dry-run", flags->dry_run,
                   "Say what would run, in which units, with which locks; run nothing");
  add_choice<migrate::OnFailure>(
      command, "--on-failure", flags->request.options.on_failure, on_failure,
      "rollback: take back everything that this run applied, by each down.sql [stop]");
  command.add_flag("--allow-edited", flags->request.options.allow_edited,
                   "Go on although an applied migration was edited");
  command.add_flag("--allow-renamed", flags->request.options.allow_renamed,
                   "Run a migration again although its text has run under another name");
  declare_report_flags(command, flags->report);
  return [flags](const Invocation& invocation) { return run(*flags, invocation); };
}

}  // namespace schemac::cli
