// A command: its row in the table, its flags, and the function that runs it.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "arguments/flags.hpp"
#include "schemac/app/context.hpp"
#include "terminal/console.hpp"
#include "terminal/outcome.hpp"

namespace schemac::cli {

struct Invocation {
  const app::Context& context;
  Console& console;
};

using Run = std::function<Outcome(const Invocation&)>;

// A command called by Prisma's name also accepts Prisma's flags, so that a script needs to change one word.
enum class Spelling { own, prisma };

struct Command {
  std::string_view name;
  std::string_view prisma_group;  // "migrate" or "db"; empty if Prisma has no other name for it
  std::string_view prisma_name;   // "deploy"
  std::string_view summary;
  app::Reach reach;
  // Declares the command's flags; the result runs the command after parsing.
  Run (*declare)(FlagSet& flags, Spelling spelling);
};

// In the order of the help text.
std::span<const Command> commands();

Run declare_validate(FlagSet& flags, Spelling spelling);
Run declare_format(FlagSet& flags, Spelling spelling);
Run declare_diff(FlagSet& flags, Spelling spelling);
Run declare_dev(FlagSet& flags, Spelling spelling);
Run declare_apply(FlagSet& flags, Spelling spelling);
Run declare_status(FlagSet& flags, Spelling spelling);
Run declare_rollback(FlagSet& flags, Spelling spelling);
Run declare_resolve(FlagSet& flags, Spelling spelling);
Run declare_baseline(FlagSet& flags, Spelling spelling);
Run declare_reset(FlagSet& flags, Spelling spelling);
Run declare_seed(FlagSet& flags, Spelling spelling);
Run declare_execute(FlagSet& flags, Spelling spelling);
Run declare_sum(FlagSet& flags, Spelling spelling);
Run declare_push(FlagSet& flags, Spelling spelling);
Run declare_pull(FlagSet& flags, Spelling spelling);
Run declare_local(FlagSet& flags, Spelling spelling);
Run declare_check(FlagSet& flags, Spelling spelling);
Run declare_init(FlagSet& flags, Spelling spelling);
Run declare_config(FlagSet& flags, Spelling spelling);
Run declare_doctor(FlagSet& flags, Spelling spelling);
Run declare_completion(FlagSet& flags, Spelling spelling);
Run declare_help(FlagSet& flags, Spelling spelling);

}  // namespace schemac::cli
