// What the commands that write SQL ask about renames and lost data.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "arguments/command.hpp"
#include "arguments/flags.hpp"
#include "schemac/app/diff.hpp"

namespace schemac::cli {

// --style, --rename, --no-renames, --accept-data-loss, and the next ones.
void declare_change_flags(FlagSet& command, app::DiffRequest& request);

void declare_drop_tables(FlagSet& command, bool& drop_tables);

// --strict, --recreate-views.
void declare_opt_ins(FlagSet& command, app::OptIns& opt_ins);
// A usage error where they are given for Prisma's style.
std::optional<Outcome> refuse_opt_ins(const app::OptIns& opt_ins, plan::Style style);

// Asks a person on a terminal; empty where nobody can be asked.
std::function<bool(const std::string&)> question_through(Console& console);
void ask_through(Console& console, app::DiffRequest& request);

}  // namespace schemac::cli
