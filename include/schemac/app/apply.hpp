// Runs the pending migrations of a project on a database.
#pragma once

#include <filesystem>
#include <string>

#include "schemac/app/context.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"

namespace schemac::app {

struct ApplyReport {
  std::filesystem::path folder;
  size_t found = 0;      // migrations in the folder
  std::string database;  // as it may be printed
  migrate::ApplyResult result;
};

struct ApplyRequest {
  migrate::ApplyOptions options;
  bool allow_destructive = false;  // --allow-destructive: the environment's protection of data is off
};

// Runs the pending migrations if the environment's protections allow it, and notifies the webhook of
// [notify]. Errors: environment_guards.hpp's; "migrations-not-found" if a folder was named and does not
// exist; migrate::apply's. A failed migration is in `result`.
base::Result<ApplyReport> apply(const Context& context, const ApplyRequest& request = {});

}  // namespace schemac::app
