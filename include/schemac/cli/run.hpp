// Runs a command line: parses the arguments, calls app, prints text and gives the exit code.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "schemac/app/project.hpp"
#include "schemac/cli/exit_code.hpp"

namespace schemac::cli {

// The standard streams of the process, as far as a command depends on them.
struct Surroundings {
  config::Environment environment;
  bool error_is_terminal = false;   // standard error: for colours, for a line that is drawn over
  bool input_is_terminal = false;   // standard input: a person can answer
  bool output_is_terminal = false;  // standard output: for the pager
};

// `arguments` without the program's name. Results go to `out`, everything else to `err`. With --json exactly
// one JSON document goes to `out`. Exceptions are passed on, except those of the argument parser: they are
// defects.
ExitCode run(const std::vector<std::string>& arguments, const Surroundings& surroundings, std::ostream& out,
             std::ostream& err);

// The same for this process, with its standard streams. Gives its exit code, also for SIGINT and SIGTERM.
// Overwrites passwords in the arguments, because `ps` shows them to every user of the machine.
int run_process(int argc, char** argv);

}  // namespace schemac::cli
