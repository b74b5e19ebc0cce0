// Compares two states of a database schema and writes the migration between them.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "schemac/app/change.hpp"
#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"
#include "schemac/diff/steps.hpp"
#include "schemac/plan/render.hpp"
#include "schemac/plan/warnings.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::app {

struct DiffRequest {
  // Sources as in CLI.md: `empty`, `db`, `db:URL`, `migrations`, `migrations:DIR`, or a schema's path. Not
  // given: the configured database, where none is configured the migrations; and the project's schema.
  std::optional<std::string> from;
  std::optional<std::string> to;
  plan::Style style = plan::Style::safe;
  // --rename. `@renamed(from: "old")` in the schema's doc comments says the same.
  std::vector<std::string> renames;
  // Drops and adds that look like renames are what they are: nobody is asked.
  bool no_renames = false;
  // Asked on a terminal; false = no. Not set: nobody can be asked.
  std::function<bool(const std::string& question)> ask;
  // The migration is going to run at once: refused where it cannot or may not (may_run).
  bool will_run = false;
  bool accept_data_loss = false;  // the script loses what it must without asking before it starts
  bool ignore_drift = false;      // --ignore-drift: the database is compared as it is
  bool in_dev = false;            // part of `dev`: a database without a history is held against an empty one
  bool drop_tables = false;       // --drop-tables: data_loss_consent.hpp, may_drop_tables
  OptIns opt_ins;                 // --strict (or `strict` of schemac.toml), --recreate-views
};

struct DiffReport {
  std::string from;  // the source that was taken
  std::string to;
  Change change;
  bool asked = false;  // a live database, about its rows
  // What to tell: the database's findings, else what is true of any.
  const std::vector<plan::Warning>& reported_warnings() const {
    return asked ? change.findings : change.warnings;
  }
  bool empty() const { return change.steps.empty(); }
  std::string script() const;       // plan::render_script
  std::string down_script() const;  // the way back
  std::string summary() const;      // plan::render_summary
  // Of both sides, without repetition.
  std::vector<sql::Unmanaged> unmanaged() const;
};

// Errors: those of the sources. "P3006" where a migration does not replay.
base::Result<DiffReport> compare(const Project& project, const DiffRequest& request,
                                 const Reporter& reporter);

struct WrittenMigration {
  std::string name;            // of its folder
  std::filesystem::path path;  // of migration.sql, absolute
};

struct GenerateReport {
  DiffReport diff;
  std::optional<WrittenMigration> migration;  // none where there is no difference
};

// `compare`, then a new migration named `name` in the project's migrations folder: migration.sql with the
// warnings on top, and down.sql. Nothing is written without a difference. Errors: "migration-name-invalid"
// for a name that is a path, "database-behind" where the database that it compares with has not run every
// migration of the folder, "migration-renamed", "database-ahead" where it has run one that the folder does
// not have, "database-drifted" where it is not what the folder's migrations made (not looked at, with a note,
// where no server can replay them); "drop-tables"; migrate::write_migration's.
base::Result<GenerateReport> generate(const Project& project, const DiffRequest& request,
                                      const std::optional<std::string>& name, const Reporter& reporter);

}  // namespace schemac::app
