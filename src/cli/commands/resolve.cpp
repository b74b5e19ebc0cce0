// `resolve` and `baseline`: change the history by hand.
#include <fmt/format.h>

#include <memory>

#include "arguments/apply_flags.hpp"
#include "arguments/command.hpp"
#include "arguments/flags.hpp"
#include "schemac/app/history.hpp"
#include "terminal/run_json.hpp"
#include "terminal/undoable_work.hpp"

namespace schemac::cli {
namespace {

struct Flags {
  std::string applied;
  std::string rolled_back;
  std::vector<std::pair<std::string, std::string>> renamed;
  migrate::ApplyOptions options;
};

struct BaselineFlags {
  std::string name;
  migrate::ApplyOptions options;
};

Outcome run_renamed(const Flags& flags, const Invocation& invocation) {
  std::vector<migrate::Renamed> renamed;
  Outcome outcome;
  outcome.fields["renamed"] = Json::array();
  for (const auto& [was, name] : flags.renamed) {
    renamed.push_back({name, was});
    outcome.text += fmt::format("Migration {} is called {} now.\n", was, name);
    outcome.fields["renamed"].push_back({{"name", name}, {"was", was}});
  }
  const UndoableWork work(invocation.context);
  const base::Status done = app::resolve_renamed(work.context(), renamed, flags.options);
  if (!done.ok()) return failure(done.error());
  return work.ended(std::move(outcome));
}

Outcome run(const Flags& flags, const Invocation& invocation) {
  const int given = !flags.applied.empty() + !flags.rolled_back.empty() + !flags.renamed.empty();
  if (given != 1) {
    return usage_error(given == 0 ? "--applied, --rolled-back or --renamed must be part of the command."
                                  : "--applied, --rolled-back and --renamed cannot be used together.",
                       "`schemac resolve --applied NAME`, `schemac resolve --rolled-back NAME` or `schemac "
                       "resolve --renamed OLD NEW`, with the whole names of migrations' folders.");
  }
  if (!flags.renamed.empty()) return run_renamed(flags, invocation);
  const bool applied = !flags.applied.empty();
  const std::string& name = applied ? flags.applied : flags.rolled_back;
  const UndoableWork work(invocation.context);
  const base::Status done = applied ? app::resolve_applied(work.context(), name, flags.options)
                                    : app::resolve_rolled_back(work.context(), name, flags.options);
  if (!done.ok()) return failure(done.error());
  Outcome outcome;
  outcome.text = fmt::format("Migration {} marked as {}.\n", name, applied ? "applied" : "rolled back");
  outcome.fields = {{"migration", name}, {"state", applied ? "applied" : "rolled back"}};
  return work.ended(std::move(outcome));
}

Outcome run_baseline(const BaselineFlags& flags, const Invocation& invocation) {
  const UndoableWork work(invocation.context);
  const auto marked = app::baseline(work.context(), flags.name, flags.options);
  if (!marked.ok()) return failure(marked.error());
  Outcome outcome;
  outcome.text = marked->empty() ? "Every migration up to it is applied already.\n"
                                 : fmt::format("Marked {} as applied:\n",
                                               count_text(marked->size(), "migration", "migrations"));
  for (const std::string& one : *marked) outcome.text += fmt::format("  {}\n", one);
  outcome.fields = {{"marked", *marked}};
  return work.ended(std::move(outcome));
}

}  // namespace

Run declare_resolve(FlagSet& command, Spelling spelling) {
  (void)spelling;
  const auto flags = std::make_shared<Flags>();
  command.add_option("--applied", flags->applied, "The migration whose changes are in the database");
  command.add_option("--rolled-back", flags->rolled_back, "The failed migration whose changes are not");
  command
      .add_option("--renamed", flags->renamed,
                  "OLD NEW: the folder of an applied migration has a new name (repeatable)")
      .type_name("OLD NEW")
      .allow_extra_args(false);
  declare_lock_wait(command, flags->options);
  return [flags](const Invocation& invocation) { return run(*flags, invocation); };
}

Run declare_baseline(FlagSet& command, Spelling spelling) {
  (void)spelling;
  const auto flags = std::make_shared<BaselineFlags>();
  command.add_option("NAME", flags->name, "The last migration whose changes the database has already")
      .required();
  declare_lock_wait(command, flags->options);
  return [flags](const Invocation& invocation) { return run_baseline(*flags, invocation); };
}

}  // namespace schemac::cli
