// A case of tests/cases/diff: a change of a schema, told as data.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "schemac/app/change.hpp"
#include "schemac/pg/session.hpp"
#include "support/case_file.hpp"

namespace schemac::testing {

// The sections of a file: README.md beside the cases. A schema without a datasource gets one.
class DiffCase {
 public:
  explicit DiffCase(const std::filesystem::path& path);
  CaseFile& file() { return file_; }

  // Makes the tables of `before`, runs `setup` and inserts `rows`.
  base::Status set_up(pg::Session& session) const;
  // The change from the database to `after`. The renames are left out once they are done.
  base::Result<app::Change> plan(pg::Session& session, plan::Style style, bool renames = true) const;

 private:
  CaseFile file_;
  std::string before_;
  std::string after_;
  std::vector<std::string> renames_;
  app::OptIns opt_ins_;
  bool accept_data_loss_ = false;
};

// The kinds of steps in order, with the changes inside each AlterTable: "DropIndex AlterTable(AddColumn)".
std::string step_kinds(const diff::Steps& steps);
// The name of every kind of step and of every change of a table.
std::vector<std::string> all_step_kinds();

// Warnings, checks and blockers of the plan, one a line, without their messages.
std::string hazards(const app::Change& change);
// The findings of the live database, with their messages.
std::string findings(const app::Change& change);
bool is_refused(const app::Change& change);

// Each row of each table, as the server prints it.
std::string all_rows(pg::Session& session);

// The lines that only one text has: "- line" of the first, then "+ line" of the second.
std::string changed_lines(const std::string& before, const std::string& after);

}  // namespace schemac::testing
