// The wall around CLI11: arguments to the command that is meant.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "arguments/command.hpp"
#include "arguments/globals.hpp"

namespace schemac::cli {

// A command with its flags read.
struct Parsed {
  Globals globals;
  std::string command;  // its own name, also where Prisma's was used
  Run run;
};
// --help and --version: printed, done.
struct Help {
  std::string text;
};
struct WrongUsage {
  Globals globals;  // as far as they were read
  std::string command;
  std::string message;
  std::string hint;
};

// --help of a command has its examples behind its flags.
std::variant<Parsed, Help, WrongUsage> parse_arguments(const std::vector<std::string>& arguments);

}  // namespace schemac::cli
