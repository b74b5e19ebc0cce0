// The migrations folder and the database that a command works on.
#pragma once

#include <string>
#include <vector>

#include "project/database.hpp"
#include "schemac/app/context.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/migrate/folder.hpp"

namespace schemac::app {

struct Target {
  migrate::Folder folder;
  Database database;
};

base::Result<Target> find_target(const Context& context);

// A named folder that is missing is an error ("migrations-not-found"); the default folder is missing in every
// new project.
base::Result<migrate::Folder> read_migrations(const Project& project);

// `"name", schema "public" at "host:5432"`
std::string shown(const pg::ConnectionUrl& url);

// `schemas` of the datasource; none if the schema file cannot be read, because running migrations does not
// need it.
std::vector<std::string> listed_schemas(const Project& project);

// Adds the interrupt, and the values of schemac.toml, the environment and the schema file: [timeouts],
// PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK, `schemas`. The options must not outlive the context.
migrate::ApplyOptions adjusted(const Context& context, migrate::ApplyOptions options);

}  // namespace schemac::app
