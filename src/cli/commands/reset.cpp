#include <fmt/format.h>

#include <memory>

#include "arguments/apply_flags.hpp"
#include "arguments/command.hpp"
#include "arguments/flags.hpp"
#include "commands/seed.hpp"
#include "schemac/app/history.hpp"
#include "schemac/base/text.hpp"
#include "terminal/interrupt.hpp"
#include "terminal/progress.hpp"
#include "terminal/run_json.hpp"
#include "terminal/run_report.hpp"

namespace schemac::cli {
namespace {

struct Flags {
  bool force = false;
  bool seed = false;       // --seed
  bool prisma = false;     // called by Prisma's name: seeds when the project's Prisma does
  bool skip_seed = false;  // --skip-seed
  migrate::ApplyOptions options;
  ReportFlags report;
};

std::string what_goes(const app::ResetTarget& target) {
  return fmt::format("Everything in the schema{} {} of the database {} will be dropped, with all data.",
                     target.schemas.size() == 1 ? "" : "s", base::join(target.schemas, ", "),
                     target.database);
}

// None: the reset may go on.
std::optional<Outcome> ask(const Flags& flags, const Invocation& invocation) {
  if (flags.force) return std::nullopt;
  const auto target = app::reset_target(invocation.project, invocation.console.reporter());
  if (!target.ok()) return failure(target.error());
  if (!invocation.console.options().interactive) {
    return failure({.code = "confirmation-needed",
                    .message = what_goes(*target) + " Nothing was done.",
                    .hint = "If that is meant, run it again with --force."});
  }
  if (invocation.console.confirm(what_goes(*target) + "\nGo on?")) return std::nullopt;
  return failure({.code = "cancelled", .message = "Cancelled. Nothing was done.", .hint = ""});
}

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

// Looked up before any object is dropped.
base::Result<std::optional<app::Seed>> wanted_seed(const Flags& flags, const Invocation& invocation) {
  if (flags.skip_seed) return std::optional<app::Seed>();
  if (flags.seed || invocation.project.settings.dev.seed) {
    SCHEMAC_TRY(app::Seed seed, app::need_seed(invocation.project));
    return std::optional(std::move(seed));
  }
  std::optional<app::Seed> seed;
  if (flags.prisma) seed = app::find_seed(invocation.project);
  if (seed && !seed->automatic) seed.reset();
  return seed;
}

Outcome run(const Flags& flags, const Invocation& invocation) {
  if (const base::Status writable = check_report_flags(invocation, flags.report); !writable.ok()) {
    return failure(writable.error());
  }
  auto seed = wanted_seed(flags, invocation);
  if (!seed.ok()) return failure(seed.error());
  if (auto answered = ask(flags, invocation)) return std::move(*answered);
  const CanBeUndone undoable;
  migrate::ApplyOptions options = flags.options;
  options.interrupt = undoable.flag();
  Progress progress(invocation.console, invocation.project);
  const auto report = app::reset(invocation.project, options, &progress, invocation.console.reporter());
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
  if (*seed && !applied.failed) seed_behind(invocation, **seed, outcome);
  if (outcome.code == ExitCode::done) undoable.all_done();
  return outcome;
}

}  // namespace

Run declare_reset(FlagSet& command, Spelling spelling) {
  const auto flags = std::make_shared<Flags>();
  command.add_flag("-f,--force", flags->force, "Do not ask");
  command.add_flag("--seed", flags->seed, "Run the project's seed command afterwards");
  flags->prisma = spelling == Spelling::prisma;
  if (flags->prisma) command.add_flag("--skip-seed", flags->skip_seed, "Do not run the seed command");
  declare_apply_flags(command, flags->options);
  declare_report_flags(command, flags->report);
  return [flags](const Invocation& invocation) { return run(*flags, invocation); };
}

}  // namespace schemac::cli
