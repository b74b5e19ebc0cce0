// The project's own command that fills a database with its first rows. A file of the project names it, and it
// runs only on request (`seed`, `reset --seed`, [dev] seed = true, Prisma's names for them).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"

namespace schemac::app {

struct Seed {
  std::string command;           // for /bin/sh
  std::filesystem::path folder;  // its working directory
  std::string origin;            // "prisma.seed in package.json"
  // True if the project's Prisma (major version up to 6) seeds by itself after `migrate reset`, and after
  // `migrate dev` on a new database.
  bool automatic = false;
};

// None if no file of the project names a command.
std::optional<Seed> find_seed(const Project& project);

// Error: "seed-not-found". For commands that ask for the seed explicitly.
base::Result<Seed> need_seed(const Project& project);

// Runs the command to its end, with `arguments` appended; its standard error is ours. The variable that holds
// the project's database URL is set to the database of this run. Gives its standard output. Error:
// "seed-failed" with its exit code.
base::Result<std::string> run_seed(const Project& project, const Seed& seed,
                                   const std::vector<std::string>& arguments, const Reporter& reporter);

}  // namespace schemac::app
