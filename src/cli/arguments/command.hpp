// One command: its row in the table, its flags, what it does.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "schemac/app/project.hpp"
#include "terminal/console.hpp"
#include "terminal/outcome.hpp"

namespace CLI {
class App;
}

namespace schemac::cli {

struct Invocation {
  const app::Project& project;
  Console& console;
};

using Run = std::function<Outcome(const Invocation&)>;

// A command called by Prisma's name also takes Prisma's flags, so that an existing script changes one word.
enum class Spelling { own, prisma };

struct Command {
  std::string_view name;
  std::string_view prisma_group;  // "migrate" or "db"; empty where Prisma has no other name for it
  std::string_view prisma_name;   // "deploy"
  std::string_view summary;
  // Declares the command's flags; the result runs it when they have been read.
  Run (*declare)(CLI::App& flags, Spelling spelling);
};

// In the order of the help text.
std::span<const Command> commands();

Run declare_validate(CLI::App& flags, Spelling spelling);
Run declare_format(CLI::App& flags, Spelling spelling);
Run declare_diff(CLI::App& flags, Spelling spelling);
Run declare_dev(CLI::App& flags, Spelling spelling);
Run declare_apply(CLI::App& flags, Spelling spelling);
Run declare_status(CLI::App& flags, Spelling spelling);
Run declare_rollback(CLI::App& flags, Spelling spelling);
Run declare_resolve(CLI::App& flags, Spelling spelling);
Run declare_baseline(CLI::App& flags, Spelling spelling);
Run declare_reset(CLI::App& flags, Spelling spelling);
Run declare_seed(CLI::App& flags, Spelling spelling);
Run declare_execute(CLI::App& flags, Spelling spelling);
Run declare_sum(CLI::App& flags, Spelling spelling);
Run declare_push(CLI::App& flags, Spelling spelling);
Run declare_pull(CLI::App& flags, Spelling spelling);
Run declare_local(CLI::App& flags, Spelling spelling);
Run declare_check(CLI::App& flags, Spelling spelling);
Run declare_init(CLI::App& flags, Spelling spelling);
Run declare_config(CLI::App& flags, Spelling spelling);
Run declare_doctor(CLI::App& flags, Spelling spelling);
Run declare_completion(CLI::App& flags, Spelling spelling);
Run declare_help(CLI::App& flags, Spelling spelling);

}  // namespace schemac::cli
