// Flags about renames and data loss, for commands that write SQL.
#pragma once

#include <optional>

#include "arguments/command.hpp"
#include "arguments/flags.hpp"
#include "schemac/app/diff.hpp"

namespace schemac::cli {

// --style, --rename, --no-renames, --accept-data-loss, and those of the functions below.
void declare_change_flags(FlagSet& command, app::DiffRequest& request);

void declare_drop_tables(FlagSet& command, bool& drop_tables);

// --strict, --recreate-views.
void declare_opt_ins(FlagSet& command, app::OptIns& opt_ins);
// A usage error if they are given for Prisma's style.
std::optional<Outcome> refuse_opt_ins(const app::OptIns& opt_ins, plan::Style style);

}  // namespace schemac::cli
