#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "apply_flags.hpp"
#include "change_flags.hpp"
#include "command.hpp"
#include "diff_fields.hpp"
#include "interrupt.hpp"
#include "progress.hpp"

namespace schemac::cli {
namespace {

struct Flags {
  app::DevRequest request;
  migrate::ApplyOptions apply;
  bool ignored = false;  // Prisma's flags for its generators and seeds, which schemac does not have
};

// Both runs as one: the fields of `apply`, first run first.
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
  return outcome;
}

}  // namespace

Run declare_dev(CLI::App& command, Spelling spelling) {
  const auto flags = std::make_shared<Flags>();
  command.add_option("-n,--name", flags->request.name, "The new migration's name");
  command.add_flag("--create-only", flags->request.create_only, "Write the migration without running it");
  declare_change_flags(command, flags->request.diff);
  declare_apply_flags(command, flags->apply);
  if (spelling == Spelling::prisma) {
    command.add_flag("--skip-generate,--skip-seed", flags->ignored, "Accepted: schemac does neither");
  }
  return [flags](const Invocation& invocation) { return run(*flags, invocation); };
}

}  // namespace schemac::cli
