// The command line: arguments -> app -> text and exit code. It decides nothing.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "schemac/app/project.hpp"
#include "schemac/cli/exit_code.hpp"

namespace schemac::cli {

// What the process around a command is like.
struct Surroundings {
  config::Environment environment;
  bool error_is_terminal = false;   // standard error: for colours, for a line that is drawn over
  bool input_is_terminal = false;   // standard input: a person can answer
  bool output_is_terminal = false;  // standard output: for the pager
};

// `arguments` without the program's name. Results go to `out`, everything else to `err`. With --json exactly
// one JSON document goes to `out`. Exceptions other than those of the argument parser pass through: they are
// defects.
ExitCode run(const std::vector<std::string>& arguments, const Surroundings& surroundings, std::ostream& out,
             std::ostream& err);

// The same for this process, with its standard streams. Its exit code, also that of SIGINT and SIGTERM.
// Passwords in the arguments are overwritten, because `ps` shows them to everybody on the machine.
int run_process(int argc, char** argv);

}  // namespace schemac::cli
