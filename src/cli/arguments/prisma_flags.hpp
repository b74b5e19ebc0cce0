// Accepts flags of Prisma's commands that schemac does not need, so that existing scripts keep running.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "arguments/flags.hpp"

namespace schemac::cli {

// For the command with schemac's name `command`, called by Prisma's name. A given flag adds a sentence to
// `notes`, which must outlive the parser; an impossible one is a parse error with its reason.
void declare_prisma_flags(FlagSet& flags, std::string_view command, std::vector<std::string>& notes);

}  // namespace schemac::cli
