// The whole step of a day's work: apply, write a migration, apply it.
#pragma once

#include <optional>
#include <string>

#include "schemac/app/apply.hpp"
#include "schemac/app/context.hpp"
#include "schemac/app/diff.hpp"
#include "schemac/app/seed.hpp"
#include "schemac/base/result.hpp"

namespace schemac::app {

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
