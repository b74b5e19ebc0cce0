// schemac.sum: the list of every migration with its checksum, in the migrations folder. Two branches that
// each add a migration change the file's first line, so that git reports a conflict at the merge:
//
//   h1:8f4e..                                        SHA-256 of the lines below
//   20250812000000_initial_migration 5d41..          name, a blank, SHA-256 of migration.sql with LF ends
//
// It is written by `schemac diff --name`, `schemac dev` and `schemac sum`, checked by `schemac check`, and by
// `schemac apply` if it exists. Line ends of the file and of the migrations may be LF or CRLF.
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
  unreadable,  // conflict markers of a merge, or a line of another form
  merged,      // the first line does not belong to the lines below it: two branches were merged by hand
  edited,      // a migration.sql does not match its listed checksum
  missing,     // listed, but the folder does not exist
  unlisted,    // a folder that is not listed: made by hand, or by Prisma
};

struct SumFinding {
  SumProblem problem = SumProblem::unreadable;
  std::string migration;  // empty for `unreadable` and `merged`
  uint32_t line = 0;      // in schemac.sum; 0 if the finding has no line
  std::string message;    // one sentence
  std::string fix;        // the remedy
  bool operator==(const SumFinding&) const = default;
};

// The whole file for the folder's migrations as they are.
std::string sum_text(const Folder& folder);

// Writes the file, replacing an old one. Errors: base::write_file's.
base::Status write_sum(const Folder& folder);

// The differences between file and folder, by line and then by name. Empty if there is no schemac.sum.
// Errors: base::read_file's.
base::Result<std::vector<SumFinding>> verify_sum(const Folder& folder);

// "sum-mismatch" with the first finding that stops `apply`. `unlisted` gets the harmless findings.
base::Status check_sum(const Folder& folder, bool allow_edited, std::vector<SumFinding>* unlisted = nullptr);

// For a folder with a new migration: adds unlisted migrations and removes missing ones, but keeps the listed
// checksums, so that an edit stays visible. Writes nothing if the file is unreadable or merged: error
// "sum-conflict".
base::Status add_to_sum(const Folder& folder);

}  // namespace schemac::migrate
