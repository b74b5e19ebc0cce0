// The project that a command works on: its surroundings, its settings and what the global flags say.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/app/external.hpp"
#include "schemac/base/result.hpp"
#include "schemac/config/env_files.hpp"
#include "schemac/config/environment.hpp"
#include "schemac/config/locate.hpp"
#include "schemac/config/prisma_file.hpp"
#include "schemac/config/settings.hpp"

namespace schemac::app {

// The global flags that choose files and databases, as given.
struct ProjectOptions {
  std::optional<std::string> schema;
  std::optional<std::string> migrations;
  std::optional<std::string> url;
  std::optional<std::string> env;
  std::optional<std::string> config;
  std::optional<std::string> replay_url;  // the server on which histories are replayed
  // The command as Prisma calls it, for prisma.config.*: {"migrate", "deploy"}.
  std::vector<std::string> arguments;
};

// A migration that does not run on an empty database, and where.
struct ReplayFailure {
  std::string migration;
  uint32_t line = 1;  // of its migration.sql
  std::string message;
  std::string hint;
};

// How this run replays histories.
struct Replaying {
  // Who says on which server, beside a flag and the process's environment: its migrations run there.
  // `settings`: schemac.toml's [replay] alone, as the caller has set it, and with the process's variables
  // only.
  enum class Choice { files, settings };
  Choice choice = Choice::files;
  std::function<void(std::string_view)> note;
  std::function<void(const ReplayFailure&)> failed;
  // While what it gives lives, a signal sets the flag instead of ending the process, so that a database on
  // somebody's server is dropped again.
  std::function<std::shared_ptr<const std::atomic<bool>>()> interruptible;
};

struct Project {
  config::Environment environment;
  config::Settings settings;
  ProjectOptions options;
  Replaying replaying = {};
  std::optional<config::PrismaFile> prisma;  // prisma.config.*, where there is one and it counts
  std::vector<std::string> passed_over;      // settings that are there and do not count, each with its reason
};

struct Schema;

// The database that a command works on, as it may be shown.
struct ChosenDatabase {
  std::string host;  // a name, an address or a socket's folder
  std::string port;
  std::string name;
  std::string schema;
  std::string from;  // where its URL was found: "--url", "DATABASE_URL in .env, named by ..."
  bool operator==(const ChosenDatabase&) const = default;
};

// What a use case tells a person on its way. The result itself never goes through here.
struct Reporter {
  std::function<void(const Schema&)> schema_checked;    // a schema was read: its diagnostics, if it has any
  std::function<void(const ChosenDatabase&)> database;  // it was found; before anything is asked of it
  std::function<void(std::string_view)> note;    // worth knowing: "the database of schemac local is used"
  std::function<void(std::string_view)> detail;  // only for the curious (-v): where something was found
};

// Reads schemac.toml and prisma.config.*; `--config` names either. Everything else is looked for when a use
// case needs it. Errors: config::load_settings', config::load_prisma_file's.
base::Result<Project> open_project(config::Environment environment, ProjectOptions options);

// What is external, by schemac.toml, else by prisma.config.*. "prisma-config-unknown" where the file's list
// is not known.
base::Result<External> external_of(const Project& project);
// The SQL that a replay of the history starts from, likewise; blank for none.
base::Result<std::string> shadow_script_of(const Project& project);

// config::look_for_schema for this project: none where it has no schema.
base::Result<std::optional<config::SchemaPlace>> schema_place(const Project& project);
// Where this project's `.env` files lie.
config::EnvFilePlaces env_file_places(const Project& project);
// config::find_schema and config::migrations_folder for this project.
base::Result<std::filesystem::path> schema_path(const Project& project);
// Needs the schema only where neither a flag nor schemac.toml names the folder.
base::Result<std::filesystem::path> migrations_path(const Project& project);

}  // namespace schemac::app
