// A description of the command line, read from the parser: source of the completions and the manual.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace schemac::cli {

struct FlagDoc {
  std::vector<std::string> names;    // "-q", "--quiet"; for a positional argument its name
  std::string value;                 // "DURATION", "safe|prisma"; empty for a switch
  std::vector<std::string> choices;  // the words, if the value is one of a few
  std::string description;
  bool positional = false;
};

struct CommandDoc {
  std::string name;         // "apply"
  std::string prisma_name;  // "migrate deploy"; empty if Prisma has no such command
  std::string summary;
  std::vector<FlagDoc> flags;  // its own
};

struct LineDoc {
  std::vector<CommandDoc> commands;  // in the order of the help text
  std::vector<FlagDoc> globals;
};

LineDoc describe();

// Examples of a command, one a line: a command line, then its purpose after " # ". Empty for an unknown
// command.
std::string_view examples_of(std::string_view command);

std::string bash_completion(const LineDoc& line);
std::string zsh_completion(const LineDoc& line);
std::string fish_completion(const LineDoc& line);
std::string manual_page(const LineDoc& line);

}  // namespace schemac::cli
