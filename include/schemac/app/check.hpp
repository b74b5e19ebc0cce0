// The checks of a commit that need no database: for the git hook and the pipeline.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/app/context.hpp"
#include "schemac/base/result.hpp"
#include "schemac/base/shared_text.hpp"

namespace schemac::app {

struct CheckRequest {
  std::optional<std::string>
      base;             // a revision; else `base` under [check], else the merge base with the main branch
  bool staged = false;  // compares git's index instead of the working tree
  // `always` replays the history on the private PostgreSQL to see what it lacks; this runs the branch's SQL.
  // `unsaid` does not replay; if recorded state and git leave a doubt, `skipped` then names the flag.
  enum class Replay { unsaid, always, never };
  Replay replay = Replay::unsaid;
  bool describe = false;  // fill `fresh`
};

enum class FindingKind {
  schema_invalid,
  schema_unformatted,
  migration_missing,     // the schema says more than the history
  migration_edited,      // relative to the base
  migration_deleted,     // relative to the base
  duplicate_timestamp,   // of a migration that is new relative to the base
  destructive,           // in a new migration, not reviewed
  sum_mismatch,          // schemac.sum does not fit the folder
  folder_broken,         // no migration.sql, another provider
  conflict,              // a file in the index is not merged yet
  migration_unreadable,  // a text that `apply` refuses
  replay_failed,         // the history does not run on an empty database
  settings_changed,      // [check] or [replay] differ from those of the base
};
std::string_view finding_word(FindingKind kind);  // "migration-missing"

struct Finding {
  FindingKind kind = FindingKind::schema_invalid;
  std::string file;  // the path as it is shown to a person
  uint32_t line = 1;
  std::string message;
  std::string fix;
  bool warning = false;  // listed, but no reason for exit code 2
  bool operator==(const Finding&) const = default;
};

// A migration that the base does not have.
struct FreshMigration {
  std::string name;
  base::SharedText script;
  std::string summary;  // the change of the schema in Prisma's words; set for the first new migration only
};

struct CheckReport {
  std::vector<Finding> findings;
  std::vector<FreshMigration> fresh;
  // The checks that could not be done, each with its reason: "no git repository: ...".
  std::vector<std::string> skipped;
  std::string base;    // the commit compared with; empty where there is none
  std::string folder;  // the working directory as the repository names it; "" at its top
  size_t migrations = 0;
  bool clean() const;  // there is no finding, or only warnings
};

// Markdown for a pull request: the findings, and the objects and the SQL of every new migration.
std::string check_markdown(const CheckReport& report);

// [check] and [replay] are read at the base (`base` below [check] from the main branch), so that a branch
// cannot set its own rules. No command that a file names is run. A defect of the base is not a finding if it
// cannot be corrected any more because databases have run it. Errors: no schema, an unknown --base, a
// migrations folder that cannot be read; if a replay was asked for, everything that keeps it from running
// (except that the machine has no PostgreSQL).
base::Result<CheckReport> check(const Context& context, const CheckRequest& request);

}  // namespace schemac::app
