#include <fmt/format.h>

#include <memory>

#include "arguments/apply_flags.hpp"
#include "arguments/command.hpp"
#include "arguments/flags.hpp"
#include "commands/seed.hpp"
#include "schemac/app/history.hpp"
#include "schemac/base/text.hpp"
#include "terminal/run_json.hpp"
#include "terminal/run_report.hpp"
#include "terminal/undoable_work.hpp"

namespace schemac::cli {
namespace {

struct Flags {
  app::ResetRequest request;
  ReportFlags report;
};

std::string text_of(const app::ResetReport& report) {
  const migrate::ResetResult& result = report.result;
  std::string text =
      fmt::format("Dropped {} from {}\n", count_text(result.emptied.dropped, "object", "objects"),
                  base::join(report.target.schemas, ", "));
  for (const std::string& kept : result.emptied.kept) text += fmt::format("Kept: {}\n", kept);
  if (!result.applied.applied.empty()) {
    text +=
        fmt::format("Applied {}:\n{}", count_text(result.applied.applied.size(), "migration", "migrations"),
                    list_text(result.applied.applied));
  }
  if (!result.applied.failed) text += "Database reset successful\n";
  return text;
}

Outcome run(const Flags& flags, const Invocation& invocation) {
  if (const base::Status writable = check_report_flags(invocation, flags.report); !writable.ok()) {
    return failure(writable.error());
  }
  const UndoableWork work(invocation.context);
  const auto report = app::reset(work.context(), flags.request);
  if (!report.ok()) return failure(report.error());
  const migrate::ApplyResult& applied = report->result.applied;
  report_run(invocation, flags.report,
             {applied.run, applied.summary, applied.applied, applied.failed ? &*applied.failed : nullptr,
              applied.pending.size()});
  Outcome outcome;
  if (applied.failed) outcome = failure(applied.failed->error);
  outcome.text = text_of(*report);
  outcome.fields = {{"schemas", report->target.schemas},   {"dropped", report->result.emptied.dropped},
                    {"kept", report->result.emptied.kept}, {"applied", migrations_json(applied.applied)},
                    {"pending", applied.pending},          {"failed", nullptr}};
  if (applied.failed) outcome.fields["failed"] = failed_json(*applied.failed);
  if (report->seed) seed_behind(invocation, *report->seed, outcome);
  return work.ended(std::move(outcome));
}

}  // namespace

Run declare_reset(FlagSet& command, Spelling spelling) {
  const auto flags = std::make_shared<Flags>();
  command.add_flag("-f,--force", flags->request.force, "Do not ask");
  command.add_flag("--seed", flags->request.seed.wanted, "Run the project's seed command afterwards");
  app::SeedWish& seed = flags->request.seed;
  seed.like_prisma = spelling == Spelling::prisma;
  if (seed.like_prisma) command.add_flag("--skip-seed", seed.skip, "Do not run the seed command");
  declare_apply_flags(command, flags->request.options);
  declare_report_flags(command, flags->report);
  return [flags](const Invocation& invocation) { return run(*flags, invocation); };
}

}  // namespace schemac::cli
