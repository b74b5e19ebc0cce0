// The flags that every command takes (CLI.md, "Global flags").
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "arguments/flags.hpp"
#include "schemac/app/project.hpp"
#include "schemac/cli/run.hpp"
#include "terminal/console.hpp"

namespace schemac::cli {

enum class Colour { automatic, always, never };

struct Globals {
  app::ProjectOptions project;
  bool json = false;
  std::optional<LogFormat> log_format;
  Colour colour = Colour::automatic;
  bool quiet = false;
  bool verbose = false;
  bool yes = false;                // the answer where an environment wants a confirmation
  std::vector<std::string> notes;  // on flags of Prisma's that have no effect
};

// `globals` must outlive the parser.
void declare_globals(FlagSet& flags, Globals& globals);

// --color wins over NO_COLOR, which wins over the terminal; GITHUB_ACTIONS asks for annotations.
ConsoleOptions console_options(const Globals& globals, const Surroundings& surroundings);

}  // namespace schemac::cli
