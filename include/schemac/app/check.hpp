// What a commit must satisfy, without a database: the hook's and the pipeline's question.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemac/app/project.hpp"
#include "schemac/base/result.hpp"
#include "schemac/base/shared_text.hpp"

namespace schemac::app {

struct CheckRequest {
  std::optional<std::string>
      base;             // a revision; else `base` under [check], else the merge base with the main branch
  bool staged = false;  // what is in git's index instead of the working tree
  // Whether the history is replayed on the private PostgreSQL to see what it lacks, which runs the branch's
  // SQL. Unsaid: not, and where the other ways (recorded state, git) leave a doubt, `skipped` names the flag.
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
  settings_changed,      // [check] or [replay] are not what the base says
};
std::string_view finding_word(FindingKind kind);  // "migration-missing"

struct Finding {
  FindingKind kind = FindingKind::schema_invalid;
  std::string file;  // as a person sees it
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
  std::string summary;  // what the schema's change is, in Prisma's words; with the first of them only
};

struct CheckReport {
  std::vector<Finding> findings;
  std::vector<FreshMigration> fresh;
  // What could not be looked at, and why: "no git repository: ...".
  std::vector<std::string> skipped;
  std::string base;    // the commit compared with; empty where there is none
  std::string folder;  // the working directory as the repository names it; "" at its top
  size_t migrations = 0;
  bool clean() const;  // nothing but warnings
};

// For a pull request: the findings, and of every new migration its objects and its SQL. GitHub's Markdown.
std::string check_markdown(const CheckReport& report);

// [check] and [replay] count as they are at the base (`base` below [check] included: as the main branch has
// it), so that a branch does not set its own rules. No command that a file names is run. What stands at the
// base is no finding where nobody can correct it any more: databases have run it. Errors are those of the
// world: no schema, an unknown --base, a migrations folder that cannot be read; of a replay that was asked
// for, whatever keeps it from running (not: a machine without PostgreSQL).
base::Result<CheckReport> check(const Project& project, const CheckRequest& request);

}  // namespace schemac::app
