#include <fmt/format.h>

#include <memory>

#include "arguments/apply_flags.hpp"
#include "arguments/change_flags.hpp"
#include "arguments/command.hpp"
#include "arguments/flags.hpp"
#include "commands/seed.hpp"
#include "schemac/app/dev.hpp"
#include "terminal/diff_fields.hpp"
#include "terminal/undoable_work.hpp"

namespace schemac::cli {
namespace {

// Both runs as one: the fields of `apply`, the first run first.
Json joined_runs(const app::DevReport& report) {
  Json fields = apply_fields(report.before);
  if (!report.after) return fields;
  const Json after = apply_fields(*report.after);
  for (const Json& migration : after["applied"]) fields["applied"].push_back(migration);
  fields["pending"] = after["pending"];
  fields["failed"] = after["failed"];
  return fields;
}

std::string text_of(const Invocation& invocation, const app::DevReport& report) {
  std::string text = apply_text(invocation.context.project, report.before);
  if (!report.generated) return text;
  if (!report.generated->migration) {
    return text + "Already in sync, no schema change or pending migration was found.\n";
  }
  text += fmt::format("Wrote {}\n",
                      invocation.context.project.environment.shown(report.generated->migration->path));
  if (!report.after) return text;
  text += apply_text(invocation.context.project, *report.after);
  if (!report.after->result.failed) text += "Your database is now in sync with your schema.\n";
  return text;
}

Outcome run(const app::DevRequest& request, const Invocation& invocation) {
  if (auto refused = refuse_opt_ins(request.diff.opt_ins, request.diff.style)) return *refused;
  const UndoableWork work(invocation.context);
  const auto report = app::dev(work.context(), request);
  if (!report.ok()) return failure(report.error());
  Outcome outcome;
  if (const auto* failed = report->failed()) outcome = failure(failed->error);
  outcome.text = text_of(invocation, *report);
  outcome.fields = joined_runs(*report);
  if (report->generated) {
    print_warnings(invocation.console, report->generated->diff);
    outcome.fields.update(diff_fields(report->generated->diff));
    outcome.fields["migration"] = migration_field(invocation.context.project, report->generated->migration);
  }
  if (!report->seed.ok()) {
    invocation.console.note(report->seed.error().message);
  } else if (const auto& seed = *report->seed) {
    seed_behind(invocation, *seed, outcome);
  }
  return work.ended(std::move(outcome));
}

}  // namespace

Run declare_dev(FlagSet& command, Spelling spelling) {
  const auto request = std::make_shared<app::DevRequest>();
  command.add_option("-n,--name", request->name, "The new migration's name");
  command.add_flag("--create-only", request->create_only, "Write the migration without running it");
  declare_change_flags(command, request->diff);
  declare_apply_flags(command, request->options);
  app::SeedWish& seed = request->seed;
  seed.like_prisma = spelling == Spelling::prisma;
  if (seed.like_prisma) command.add_flag("--skip-seed", seed.skip, "Do not run the seed command");
  return [request](const Invocation& invocation) { return run(*request, invocation); };
}

}  // namespace schemac::cli
