#include "schemac/cli/run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>

#include "arguments/parser.hpp"
#include "schemac/app/environment_guards.hpp"
#include "schemac/base/text.hpp"
#include "schemac/base/unexpected_answer.hpp"
#include "schemac/pg/environment.hpp"
#include "terminal/descriptor_output.hpp"
#include "terminal/hide_passwords.hpp"
#include "terminal/interrupt.hpp"
#include "terminal/output_queue.hpp"
#include "terminal/progress.hpp"
#include "terminal/prompt.hpp"
#include "terminal/standard_descriptors.hpp"

namespace schemac::cli {
namespace {

bool changes(const Parsed& parsed) { return parsed.globals.project.reach == app::Reach::changes; }

// A command that changes a database waits only this long for a reader; for others the output is the result.
constexpr std::chrono::seconds patience_for_progress{10};

std::optional<std::chrono::milliseconds> patience(const Parsed& parsed) {
  if (!changes(parsed)) return std::nullopt;
  return patience_for_progress;
}

// The command as Prisma calls it: a configuration file reads it in process.argv.
std::vector<std::string> prisma_words(const std::string& command) {
  const auto all = commands();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Command& one) { return one.name == command; });
  const bool reads_files = command == "validate" || command == "format";
  if (reads_files) return {command};
  if (command == "check") return {"validate"};
  if (found == all.end() || found->prisma_group.empty()) return {"migrate", "deploy"};
  return {std::string(found->prisma_group), std::string(found->prisma_name)};
}

app::Context context_of(const app::Project& project, Console& console, Progress& progress) {
  app::Context context{project};
  context.reporter = console.reporter();
  context.prompt = terminal_prompt(console);
  context.observer = &progress;
  context.interruptible = [] {
    const auto undoable = std::make_shared<CanBeUndone>();
    return std::shared_ptr<const std::atomic<bool>>(undoable, undoable->flag());
  };
  return context;
}

Outcome run_command(const Parsed& parsed, const Surroundings& surroundings, Console& console,
                    std::ostream& err) {
  // Messages during the work never wait for their reader.
  const WritesBesideWork beside(err, patience(parsed));
  for (const std::string& text : parsed.globals.notes) console.note(text);
  app::ProjectOptions options = parsed.globals.project;
  options.arguments = prisma_words(parsed.command);
  const auto project = app::open_project(surroundings.environment, std::move(options));
  if (!project.ok()) return failure(project.error());
  for (const std::string& text : project->passed_over) console.note(text);
  if (changes(parsed)) console.announce_database();
  Progress progress(console, *project);
  const app::Context context = context_of(*project, console, progress);
  const base::Status confirmed = app::check_confirmed(context, parsed.command);
  if (!confirmed.ok()) return failure(confirmed.error());
  try {
    return parsed.run({context, console});
  } catch (const base::UnexpectedAnswer& answer) {
    return failure(
        {.code = "server-answer",
         .message = fmt::format("The server's answer is not what PostgreSQL answers: {}.", answer.what()),
         .hint =
             "Does a PostgreSQL listen there, or a proxy that knows its protocol in part only? The server "
             "undoes the transaction that was open."});
  }
}

ExitCode finish(Console& console, const std::string& command, const Outcome& outcome) {
  return console.finish(command, outcome) ? outcome.code : ExitCode::failed;
}

}  // namespace

ExitCode run(const std::vector<std::string>& arguments, const Surroundings& surroundings, std::ostream& out,
             std::ostream& err) {
  return std::visit(
      base::Overloaded{[&](const Help& help) {
                         out << help.text << std::flush;
                         return out.good() ? ExitCode::done : ExitCode::failed;
                       },
                       [&](const WrongUsage& wrong) {
                         Console console(out, err, console_options(wrong.globals, surroundings));
                         return finish(console, wrong.command, usage_error(wrong.message, wrong.hint));
                       },
                       [&](const Parsed& parsed) {
                         Console console(out, err, console_options(parsed.globals, surroundings));
                         Outcome outcome = run_command(parsed, surroundings, console, err);
                         outcome.stands = outcome.code == ExitCode::done && changes(parsed);
                         return finish(console, parsed.command, outcome);
                       }},
      parse_arguments(arguments));
}

int run_process(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  open_standard_descriptors();
  hide_passwords(argc, argv);
  config::Environment environment = config::process_environment();
  pg::hold_environment();  // before the first thread starts
  const InterruptHandler handler;
  DescriptorOutput results(STDOUT_FILENO);
  OutputQueue messages(STDERR_FILENO);
  std::ostream out(&results);
  std::ostream err(&messages);
  const Surroundings surroundings{std::move(environment), ::isatty(STDERR_FILENO) == 1,
                                  ::isatty(STDIN_FILENO) == 1, ::isatty(STDOUT_FILENO) == 1};
  const ExitCode code = run(arguments, surroundings, out, err);
  return interrupted_exit_code().value_or(static_cast<int>(code));
}

}  // namespace schemac::cli
