// Long results on a terminal go through the person's pager.
#pragma once

#include <string>

#include "schemac/app/project.hpp"

namespace schemac::cli {

// The shell command of the pager: PAGER, else `less -FRX`. Empty where nothing shall be paged: PAGER is empty
// or cat, TERM is dumb, or CI is set.
std::string pager_command(const config::Environment& environment);

// Shows `text` if it has more lines than the terminal behind standard output. False where it did not: print
// it then.
bool show_in_pager(const std::string& command, const std::string& text);

}  // namespace schemac::cli
