// What a migration may lose or fail on, in Prisma's words (PRISMA.md E.10, "File").
#pragma once

#include <string>
#include <vector>

#include "schemac/diff/steps.hpp"

namespace schemac::plan {

struct Warning {
  std::string kind;           // "drop-table", "drop-column", "cast", ... : stable words for scripts
  std::string object;         // "T" or "T.c"
  std::string message;        // Prisma's text
  bool unexecutable = false;  // fails as soon as the table has rows (or the column NULLs)
  bool operator==(const Warning&) const = default;
};

// In Prisma's order: warnings, then what cannot be executed on a table with rows; each in step order.
std::vector<Warning> warnings(const diff::Steps& steps);

// Prisma's comment block for the top of migration.sql, "" for none.
std::string file_warnings(const std::vector<Warning>& warnings);

}  // namespace schemac::plan
