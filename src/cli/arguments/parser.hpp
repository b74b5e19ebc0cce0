// Parses arguments to a command; CLI11 is used only here.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "arguments/command.hpp"
#include "arguments/globals.hpp"

namespace schemac::cli {

// A command and its parsed flags.
struct Parsed {
  Globals globals;      // with the reach of this command
  std::string command;  // schemac's name, also if Prisma's was used
  Run run;
};
// The text of --help or --version, which is only printed.
struct Help {
  std::string text;
};
struct WrongUsage {
  Globals globals;  // those that were parsed before the error
  std::string command;
  std::string message;
  std::string hint;
};

// The help of a command ends with its examples.
std::variant<Parsed, Help, WrongUsage> parse_arguments(const std::vector<std::string>& arguments);

}  // namespace schemac::cli
