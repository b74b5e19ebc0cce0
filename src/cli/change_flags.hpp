// What the commands that write SQL ask about renames and lost data.
#pragma once

#include "command.hpp"
#include "schemac/app/diff.hpp"

namespace schemac::cli {

// --style, --rename, --no-renames, --accept-data-loss.
void declare_change_flags(CLI::App& command, app::DiffRequest& request);

// Lets a person on a terminal be asked.
void ask_through(Console& console, app::DiffRequest& request);

}  // namespace schemac::cli
