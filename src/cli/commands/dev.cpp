#include <fmt/format.h>

#include <memory>

#include "arguments/apply_flags.hpp"
#include "arguments/change_flags.hpp"
#include "arguments/command.hpp"
#include "arguments/flags.hpp"
#include "commands/seed.hpp"
#include "terminal/diff_fields.hpp"
#include "terminal/interrupt.hpp"
#include "terminal/progress.hpp"

namespace schemac::cli {
namespace {

struct Flags {
  app::DevRequest request;
  migrate::ApplyOptions apply;
  bool prisma = false;     // called by Prisma's name: seeds when the project's Prisma does
  bool skip_seed = false;  // --skip-seed
};

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
  std::string text = apply_text(invocation.project, report.before);
  if (!report.generated) return text;
  if (!report.generated->migration) {
    return text + "Already in sync, no schema change or pending migration was found.\n";
  }
  text += fmt::format("Wrote {}\n", invocation.project.environment.shown(report.generated->migration->path));
  if (!report.after) return text;
  text += apply_text(invocation.project, *report.after);
  if (!report.after->result.failed) text += "Your database is now in sync with your schema.\n";
  return text;
}

const std::optional<migrate::FailedMigration>& failed(const app::DevReport& report) {
  return report.after ? report.after->result.failed : report.before.result.failed;
}

// True if this run applied every migration: the database was empty before.
bool made_anew(const app::DevReport& report) {
  const size_t before = report.before.result.applied.size();
  const size_t after = report.after ? report.after->result.applied.size() : 0;
  const size_t known = report.after ? report.after->found : report.before.found;
  return before + after > 0 && before + after == known && report.before.result.missing.empty();
}

void seed_if_wanted(const Flags& flags, const Invocation& invocation, Outcome& outcome) {
  if (flags.skip_seed) return;
  const bool asked = invocation.project.settings.dev.seed;
  const auto seed = asked || flags.prisma ? app::find_seed(invocation.project) : std::nullopt;
  if (seed && (asked || seed->automatic)) seed_behind(invocation, *seed, outcome);
  if (!seed && asked) invocation.console.note(app::need_seed(invocation.project).error().message);
}

Outcome run(Flags flags, const Invocation& invocation) {
  const app::DiffRequest& diff = flags.request.diff;
  if (auto refused = refuse_opt_ins(diff.opt_ins, diff.style)) return *refused;
  const CanBeUndone undoable;
  flags.apply.interrupt = undoable.flag();
  ask_through(invocation.console, flags.request.diff);
  Progress progress(invocation.console, invocation.project);
  const auto report =
      app::dev(invocation.project, flags.request, flags.apply, &progress, invocation.console.reporter());
  if (!report.ok()) return failure(report.error());
  Outcome outcome;
  if (failed(*report)) outcome = failure(apply_error(*failed(*report)));
  outcome.text = text_of(invocation, *report);
  outcome.fields = joined_runs(*report);
  if (report->generated) {
    print_warnings(invocation.console, report->generated->diff);
    outcome.fields.update(diff_fields(report->generated->diff));
    outcome.fields["migration"] = migration_field(invocation.project, report->generated->migration);
  }
  if (!failed(*report) && made_anew(*report)) seed_if_wanted(flags, invocation, outcome);
  if (outcome.code == ExitCode::done) undoable.all_done();
  return outcome;
}

}  // namespace

Run declare_dev(FlagSet& command, Spelling spelling) {
  const auto flags = std::make_shared<Flags>();
  command.add_option("-n,--name", flags->request.name, "The new migration's name");
  command.add_flag("--create-only", flags->request.create_only, "Write the migration without running it");
  declare_change_flags(command, flags->request.diff);
  declare_apply_flags(command, flags->apply);
  flags->prisma = spelling == Spelling::prisma;
  if (flags->prisma) command.add_flag("--skip-seed", flags->skip_seed, "Do not run the seed command");
  return [flags](const Invocation& invocation) { return run(*flags, invocation); };
}

}  // namespace schemac::cli
