#include "commands/seed.hpp"

#include <fmt/format.h>

#include <memory>

#include "arguments/flags.hpp"
#include "schemac/base/text.hpp"

namespace schemac::cli {
namespace {

std::string text_of(const app::Seed& seed, const std::string& printed) {
  return fmt::format("{}{}The seed command `{}` ({}) has been run.\n", printed,
                     printed.empty() || printed.ends_with('\n') ? "" : "\n", seed.command, seed.origin);
}

Outcome run(const std::vector<std::string>& arguments, bool prisma, const Invocation& invocation) {
  if (prisma && !app::find_seed(invocation.project)) {
    // Prisma's `db seed` succeeds without a seed command.
    invocation.console.note(app::need_seed(invocation.project).error().message);
    Outcome outcome;
    outcome.fields = {{"seeded", nullptr}};
    return outcome;
  }
  const auto seed = app::need_seed(invocation.project);
  if (!seed.ok()) return failure(seed.error());
  invocation.console.note(fmt::format("running `{}` ({})", seed->command, seed->origin));
  const auto printed = app::run_seed(invocation.project, *seed, arguments, invocation.console.reporter());
  if (!printed.ok()) return failure(printed.error());
  Outcome outcome;
  outcome.text = text_of(*seed, *printed);
  outcome.fields = {{"seeded", {{"command", seed->command}, {"from", seed->origin}}}};
  return outcome;
}

}  // namespace

void seed_behind(const Invocation& invocation, const app::Seed& seed, Outcome& outcome) {
  invocation.console.note(fmt::format("running `{}` ({})", seed.command, seed.origin));
  const auto printed = app::run_seed(invocation.project, seed, {}, invocation.console.reporter());
  if (!printed.ok()) {
    Outcome failed = failure(printed.error());
    failed.text = std::move(outcome.text);
    failed.fields.update(outcome.fields);
    outcome = std::move(failed);
    return;
  }
  outcome.text += text_of(seed, *printed);
  outcome.fields["seeded"] = {{"command", seed.command}, {"from", seed.origin}};
}

Run declare_seed(FlagSet& command, Spelling spelling) {
  const auto arguments = std::make_shared<std::vector<std::string>>();
  command.add_option("ARGUMENTS", *arguments, "Behind `--`: handed on to the seed command");
  return [arguments, spelling](const Invocation& invocation) {
    return run(*arguments, spelling == Spelling::prisma, invocation);
  };
}

}  // namespace schemac::cli
