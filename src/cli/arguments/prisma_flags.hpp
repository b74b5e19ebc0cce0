// Flags that Prisma's commands know and schemac's do not need: an existing script keeps running.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "arguments/flags.hpp"

namespace schemac::cli {

// Of the command with schemac's name `command`, called by Prisma's name. What is given adds a sentence to
// `notes`, which must outlive the parser; what cannot be done at all is a parse error that says so.
void declare_prisma_flags(FlagSet& flags, std::string_view command, std::vector<std::string>& notes);

}  // namespace schemac::cli
