// Compares two states of a database schema and writes the migration between them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemac/app/change.hpp"
#include "schemac/app/context.hpp"
#include "schemac/base/result.hpp"
#include "schemac/diff/steps.hpp"
#include "schemac/plan/style.hpp"
#include "schemac/plan/warnings.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::app {

struct DiffRequest {
  // As in docs/reference/command-line.md#sources-for-diff: `empty`, `db`, `db:URL`, `migrations`,
  // `migrations:DIR`, or a schema's path. Defaults: from the configured database (the migrations if none is
  // configured) to the project's schema.
  std::optional<std::string> from;
  std::optional<std::string> to;
  plan::Style style = plan::Style::safe;
  // --rename. `@renamed(from: "old")` in the schema's doc comments says the same.
  std::vector<std::string> renames;
  // Drops and adds that look like renames stay drops and adds: no question is asked.
  bool no_renames = false;
  // The migration runs at once: an error if it cannot or may not run (may_run).
  bool will_run = false;
  bool accept_data_loss = false;  // the script drops values without checking for them first
  bool ignore_drift = false;      // --ignore-drift: the database is compared as it is
  bool in_dev = false;            // part of `dev`: a database without a history is compared with an empty one
  bool drop_tables = false;       // --drop-tables: data_loss_consent.hpp, may_drop_tables
  OptIns opt_ins;                 // --strict (or `strict` of schemac.toml), --recreate-views
};

struct DiffReport {
  std::string from;  // the source that was taken
  std::string to;
  Change change;
  bool asked = false;  // a live database was asked about its rows
  // Findings from the live database if there was one, else the general warnings.
  const std::vector<plan::Warning>& reported_warnings() const {
    return asked ? change.findings : change.plan.warnings;
  }
  bool empty() const { return change.plan.steps.empty(); }
  std::string script() const;       // plan::write_script
  std::string down_script() const;  // the way back
  std::string summary() const;      // plan::render_summary
  // The unmanaged objects of both sides, without duplicates.
  sql::Objects unmanaged() const;
};

// Asks no question. Errors: those of the sources; "P3006" if a migration does not replay.
base::Result<DiffReport> compare(const Context& context, const DiffRequest& request);

struct WrittenMigration {
  std::string name;            // of the migration's folder
  std::filesystem::path path;  // of migration.sql, absolute
};

struct GenerateReport {
  DiffReport diff;
  std::optional<WrittenMigration> migration;  // none if there is no difference
};

// Runs `compare`, asking about likely renames, then writes a migration named `name` into the project's
// migrations folder: migration.sql with the warnings on top, and down.sql. Writes nothing if there is no
// difference. Errors: "migration-name-invalid" for a name that is a path; "database-behind" if the compared
// database has not run every migration of the folder; "migration-renamed"; "database-ahead" if it has run one
// that the folder lacks; "database-drifted" if it differs from the result of the migrations (with only a note
// if no server can replay them); "drop-tables"; migrate::write_migration's.
base::Result<GenerateReport> generate(const Context& context, const DiffRequest& request,
                                      const std::optional<std::string>& name);

}  // namespace schemac::app
