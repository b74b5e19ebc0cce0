#include "schemac/cli/run.hpp"

#include <unistd.h>

#include <iostream>

#include "hide_passwords.hpp"
#include "interrupt.hpp"
#include "parser.hpp"
#include "schemac/base/text.hpp"

namespace schemac::cli {
namespace {

Outcome run_command(const Parsed& parsed, const Surroundings& surroundings, Console& console) {
  auto project = app::open_project(surroundings.environment, parsed.globals.project);
  if (!project.ok()) return failure(std::move(project).error());
  return parsed.run({project.value(), console});
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
                         return finish(console, parsed.command, run_command(parsed, surroundings, console));
                       }},
      parse_arguments(arguments));
}

int run_process(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  hide_passwords(argc, argv);
  const InterruptHandler handler;
  const Surroundings surroundings{config::process_environment(), ::isatty(STDERR_FILENO) == 1,
                                  ::isatty(STDIN_FILENO) == 1};
  const ExitCode code = run(arguments, surroundings, std::cout, std::cerr);
  return interrupted_exit_code().value_or(static_cast<int>(code));
}

}  // namespace schemac::cli
