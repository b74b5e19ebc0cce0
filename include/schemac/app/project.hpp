// The project that a command works on: its environment, its settings and the global flags.
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

// A migration that fails on an empty database, and the place of the error.
struct ReplayFailure {
  std::string migration;
  uint32_t line = 1;  // line in its migration.sql
  std::string message;
  std::string hint;
};

// Options for replaying histories in this run.
struct Replaying {
  // Sources that may choose the server besides a flag and the process's environment; migrations run on
  // it. `settings`: only [replay] of schemac.toml as set by the caller, and only variables of the
  // process.
  enum class Choice { files, settings };
  Choice choice = Choice::files;
  std::function<void(std::string_view)> note;
  std::function<void(const ReplayFailure&)> failed;
  // While the returned object lives, a signal sets the flag instead of ending the process, so that a database
  // on a borrowed server is dropped.
  std::function<std::shared_ptr<const std::atomic<bool>>()> interruptible;
};

struct Project {
  config::Environment environment;
  config::Settings settings;
  ProjectOptions options;
  Replaying replaying = {};
  std::optional<config::PrismaFile> prisma;  // prisma.config.*, if it exists and is used
  std::vector<std::string> passed_over;  // settings files that exist and are not used, each with its reason
};

struct Schema;

// The database that a command works on, as it may be printed.
struct ChosenDatabase {
  std::string host;  // a name, an address or a socket folder
  std::string port;
  std::string name;
  std::string schema;
  std::string from;  // the source of its URL: "--url", "DATABASE_URL in .env, named by ..."
  bool operator==(const ChosenDatabase&) const = default;
};

// Progress reports of a use case to the user. The result itself is never reported here.
struct Reporter {
  std::function<void(const Schema&)> schema_checked;    // a schema was read: its diagnostics, if any
  std::function<void(const ChosenDatabase&)> database;  // found; no query was sent to it yet
  std::function<void(std::string_view)> note;    // worth knowing: "the database of schemac local is used"
  std::function<void(std::string_view)> detail;  // shown only with -v: the source of a value
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
