// Asks the person at the terminal.
#pragma once

#include "schemac/app/context.hpp"
#include "terminal/console.hpp"

namespace schemac::cli {

// Prints the question on standard error and reads a line of standard input; the end of the input is a no. A
// signal during the question ends the process at once, because nothing runs. Empty if nobody can answer
// (ConsoleOptions::interactive). The console must outlive it.
app::Prompt terminal_prompt(Console& console);

}  // namespace schemac::cli
