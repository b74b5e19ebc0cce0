// The project's own command that fills a database with its first rows. A file of the project names it, and it
// runs only on request (`seed`, `reset --seed`, [dev] seed = true, Prisma's names for them).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemac/app/context.hpp"
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

// What the user says about the seed of a database that a command makes anew.
struct SeedWish {
  bool wanted = false;       // --seed
  bool like_prisma = false;  // the command was called by Prisma's name: it seeds if the project's Prisma does
  bool skip = false;         // --skip-seed
};

// The seed of a database that is made anew, by the flags, [dev] seed of schemac.toml and the project's
// Prisma. Error: "seed-not-found" if the flag or the settings want one and no file names it.
base::Result<std::optional<Seed>> wanted_seed(const Project& project, const SeedWish& wish);

struct SeedReport {
  Seed seed;
  std::string printed;  // standard output of the command
};

// Notes the command, and runs it to its end, with `arguments` appended; its standard error is ours. The
// variable that holds the project's database URL is set to the database of this run. Error: "seed-failed"
// with its exit code.
base::Result<SeedReport> run_seed(const Context& context, const Seed& seed,
                                  const std::vector<std::string>& arguments = {});

struct SeedRequest {
  std::vector<std::string> arguments;  // of the seed command
  bool like_prisma = false;            // a missing command is no error, as for Prisma's `db seed`
};

// The `seed` command. None if no file names a command and that is no error; it is noted. Errors: run_seed's,
// "seed-not-found".
base::Result<std::optional<SeedReport>> seed(const Context& context, const SeedRequest& request);

}  // namespace schemac::app
