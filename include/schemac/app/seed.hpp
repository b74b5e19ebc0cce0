// The project's own command that fills a database with its first rows. It stands in a file of the project:
// only what asks for it runs it (`seed`, `reset --seed`, [dev] seed = true, Prisma's names for them).
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
  std::filesystem::path folder;  // where it runs
  std::string origin;            // "prisma.seed in package.json"
  // The project's Prisma (its major version up to 6) seeds by itself behind `migrate reset`, and behind
  // `migrate dev` where the database was new.
  bool automatic = false;
};

// None where no file of the project names a command.
std::optional<Seed> find_seed(const Project& project);

// "seed-not-found": where it was asked for in so many words.
base::Result<Seed> need_seed(const Project& project);

// Runs it to its end, with `arguments` behind it; its standard error is ours.
// The variable that holds the project's database URL is that of the database that this run works on. Gives
// what it printed. "seed-failed" with its exit code.
base::Result<std::string> run_seed(const Project& project, const Seed& seed,
                                   const std::vector<std::string>& arguments, const Reporter& reporter);

}  // namespace schemac::app
