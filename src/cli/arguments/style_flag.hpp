// --style, shared by the commands that write SQL.
#pragma once

#include "arguments/flags.hpp"
#include "schemac/app/diff.hpp"

namespace schemac::cli {

void declare_style(FlagSet& flags, plan::Style& style);

}  // namespace schemac::cli
