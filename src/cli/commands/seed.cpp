#include "commands/seed.hpp"

#include <fmt/format.h>

#include <memory>

#include "arguments/flags.hpp"

namespace schemac::cli {
namespace {

void add(const app::SeedReport& report, Outcome& outcome) {
  const app::Seed& seed = report.seed;
  const bool open_line = !report.printed.empty() && !report.printed.ends_with('\n');
  outcome.text += fmt::format("{}{}The seed command `{}` ({}) has been run.\n", report.printed,
                              open_line ? "\n" : "", seed.command, seed.origin);
  outcome.fields["seeded"] = {{"command", seed.command}, {"from", seed.origin}};
}

Outcome run(const app::SeedRequest& request, const Invocation& invocation) {
  const auto report = app::seed(invocation.context, request);
  if (!report.ok()) return failure(report.error());
  Outcome outcome;
  outcome.fields["seeded"] = nullptr;
  if (*report) add(**report, outcome);
  return outcome;
}

}  // namespace

void seed_behind(const Invocation& invocation, const app::Seed& seed, Outcome& outcome) {
  const auto report = app::run_seed(invocation.context, seed);
  if (report.ok()) return add(*report, outcome);
  Outcome failed = failure(report.error());
  failed.text = std::move(outcome.text);
  failed.fields.update(outcome.fields);
  outcome = std::move(failed);
}

Run declare_seed(FlagSet& command, Spelling spelling) {
  const auto request = std::make_shared<app::SeedRequest>();
  request->like_prisma = spelling == Spelling::prisma;
  command.add_option("ARGUMENTS", request->arguments, "Behind `--`: handed on to the seed command");
  return [request](const Invocation& invocation) { return run(*request, invocation); };
}

}  // namespace schemac::cli
