// migrations/schemac.sum lists every migration with its checksum. Two branches that each add a migration
// change the file's first line, so that git stops at the merge, and a person sees that two histories meet:
//
//   h1:8f4e..                                        SHA-256 of the lines below
//   20250812000000_initial_migration 5d41..          name, a blank, SHA-256 of migration.sql with LF line
//   ends
//
// It is written by `schemac diff --name`, `schemac dev` and `schemac sum`, checked by `schemac check`, and by
// `schemac apply` where it is present. Line ends of the file and of the migrations may be LF or CRLF.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/migrate/folder.hpp"

namespace schemac::migrate {

constexpr const char* sum_file_name = "schemac.sum";

enum class SumProblem {
  unreadable,  // conflict markers of a merge, or a line that is none of ours
  merged,      // the first line does not belong to the lines below it: two branches were merged by hand
  edited,      // a migration.sql is not the one that is listed
  missing,     // listed, but there is no such folder
  unlisted,    // a folder that is not listed: made by hand, or by Prisma
};

struct SumFinding {
  SumProblem problem = SumProblem::unreadable;
  std::string migration;  // empty for `unreadable` and `merged`
  uint32_t line = 0;      // in schemac.sum; 0 where no line is meant
  std::string message;    // one sentence
  std::string fix;        // what to do
  bool operator==(const SumFinding&) const = default;
};

// The whole file for the folder's migrations as they are.
std::string sum_text(const Folder& folder);

// Writes it anew, whatever it said before. Errors: base::write_file's.
base::Status write_sum(const Folder& folder);

// What does not fit, by line and then by name. Nothing where there is no schemac.sum. Errors:
// base::read_file's.
base::Result<std::vector<SumFinding>> verify_sum(const Folder& folder);

// "sum-mismatch" with the first finding that keeps `apply` from running. `unlisted` gets what is no danger.
base::Status check_sum(const Folder& folder, bool allow_edited, std::vector<SumFinding>* unlisted = nullptr);

// For a folder that has just got a new migration: lists what is not listed and drops what is not there, but
// keeps the checksums that are listed, so that an edit stays visible. Writes nothing where the file is
// unreadable or merged: error "sum-conflict".
base::Status add_to_sum(const Folder& folder);

}  // namespace schemac::migrate
