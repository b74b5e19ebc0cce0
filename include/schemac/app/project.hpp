// The project that a command works on: its environment, its settings and the global flags.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/config/env_files.hpp"
#include "schemac/config/environment.hpp"
#include "schemac/config/locate.hpp"
#include "schemac/config/prisma_file.hpp"
#include "schemac/config/settings.hpp"

namespace schemac::app {

struct External;

// How far a command reaches. A command that a file names (url_command, webhook_command) runs only from
// `database` on; with `changes`, an environment's `confirm` wants a yes first.
enum class Reach { files, database, changes };

// The command, and its global flags that choose files and databases, as given.
struct ProjectOptions {
  std::optional<std::string> schema;
  std::optional<std::string> migrations;
  std::optional<std::string> url;
  std::optional<std::string> env;
  std::optional<std::string> config;
  std::optional<std::string> replay_url;  // the server on which histories are replayed
  bool yes = false;                       // --yes: the answer where an environment wants a confirmation
  Reach reach = Reach::files;
  // The command as Prisma calls it, for prisma.config.*: {"migrate", "deploy"}.
  std::vector<std::string> arguments;
};

// Sources that may choose the server of a replay besides a flag and the process's environment; migrations run
// on it. `settings`: only [replay] of schemac.toml as set by the caller, and only variables of the process.
enum class ReplaySources { files, settings };

struct Project {
  config::Environment environment;
  config::Settings settings;
  ProjectOptions options;
  ReplaySources replay_sources = ReplaySources::files;
  std::optional<config::PrismaFile> prisma;  // prisma.config.*, if it exists and is used
  std::vector<std::string> passed_over;  // settings files that exist and are not used, each with its reason
};

// Reads schemac.toml and prisma.config.*; `--config` names either. Everything else is looked up when a use
// case needs it. `options.reach` decides environment.runs_commands. Errors: config::load_settings',
// config::load_prisma_file's.
base::Result<Project> open_project(config::Environment environment, ProjectOptions options);

// The external objects by schemac.toml, else by prisma.config.*. Error: "prisma-config-unknown" if the file's
// list is not known.
base::Result<External> external_of(const Project& project);
// The SQL that a replay of the history starts from, from the same sources; blank for none.
base::Result<std::string> shadow_script_of(const Project& project);

// config::look_for_schema for this project; none if the project has no schema.
base::Result<std::optional<config::SchemaPlace>> schema_place(const Project& project);
// The places of this project's `.env` files.
config::EnvFilePlaces env_file_places(const Project& project);
// config::find_schema and config::migrations_folder for this project.
base::Result<std::filesystem::path> schema_path(const Project& project);
// Needs the schema only if neither a flag nor schemac.toml names the folder.
base::Result<std::filesystem::path> migrations_path(const Project& project);

}  // namespace schemac::app
