// The flags that every command takes (docs/reference/command-line.md#global-flags).
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
  std::vector<std::string> notes;  // about Prisma's flags that have no effect
};

// `globals` must outlive the parser.
void declare_globals(FlagSet& flags, Globals& globals);

// --color overrides NO_COLOR, which overrides the terminal; GITHUB_ACTIONS enables annotations.
ConsoleOptions console_options(const Globals& globals, const Surroundings& surroundings);

}  // namespace schemac::cli
