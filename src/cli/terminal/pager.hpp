// Shows long results on a terminal in the user's pager.
#pragma once

#include <string>

#include "schemac/app/project.hpp"

namespace schemac::cli {

// The shell command of the pager: PAGER, else `less -FRX`. Empty if no pager is wanted: PAGER is empty or
// cat, TERM is dumb, or CI is set.
std::string pager_command(const config::Environment& environment);

// Shows `text` if it has more lines than the terminal of standard output. False if it was not shown: the
// caller prints it then.
bool show_in_pager(const std::string& command, const std::string& text);

}  // namespace schemac::cli
