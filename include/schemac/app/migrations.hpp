// Runs the migrations of a project on a database and reports their state.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemac/app/context.hpp"
#include "schemac/app/diff.hpp"
#include "schemac/app/drift.hpp"
#include "schemac/app/seed.hpp"
#include "schemac/base/result.hpp"
#include "schemac/migrate/apply.hpp"
#include "schemac/migrate/status.hpp"

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

struct StatusRequest {
  bool drift = false;               // compare the database with the result of its migrations
  bool unmanaged = false;           // list the objects that the schema language cannot express
  bool must_be_up_to_date = false;  // as for `prisma migrate status`, a difference is an error
};

struct StatusReport {
  std::filesystem::path folder;
  size_t found = 0;
  std::string database;
  migrate::Status status;
  // Some of the tables that exist although no migration of the folder was applied: a baseline is missing.
  std::vector<std::string> tables_without_history;
  std::optional<LiveState> live;  // none if neither drift nor unmanaged objects were asked for
  // The error that the next `apply` would give: "migration-renamed", "P3009", "migration-edited",
  // "sum-mismatch"; else "not-up-to-date" if the request says so.
  std::optional<base::Error> obstacle;
  bool up_to_date = false;  // `apply` would have nothing to do and would not fail
  bool diverged = false;    // the history differs from the folder, or drift was found
};

base::Result<StatusReport> status(const Context& context, const StatusRequest& request = {});

struct DevRequest {
  std::optional<std::string> name;  // needed only if there is a difference
  DiffRequest diff;                 // from the database
  bool create_only = false;         // writes the migration and does not run it
  migrate::ApplyOptions options;
  SeedWish seed;
};
struct DevReport {
  ApplyReport before;
  std::optional<GenerateReport> generated;  // none if `before` failed
  std::optional<ApplyReport> after;         // none if no migration was written, or with create_only
  // The seed that must run next, because the database is new (seed.hpp). An error is only worth a note.
  base::Result<std::optional<Seed>> seed = std::optional<Seed>();

  // The migration that failed; null if none did.
  const migrate::FailedMigration* failed() const;
  // This run applied every migration: the database was empty before.
  bool is_new_database() const;
};

// `apply`, `generate` from the database to the schema, `apply`.
base::Result<DevReport> dev(const Context& context, const DevRequest& request);

}  // namespace schemac::app
