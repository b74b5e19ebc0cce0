// Warnings: what a migration may lose or fail on, in Prisma's words (docs/reference/prisma.md#warnings).
#pragma once

#include <string>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/counted_message.hpp"
#include "schemac/plan/wording.hpp"
#include "schemac/sql/surroundings.hpp"

namespace schemac::plan {

struct Warning {
  std::string kind;           // "drop-table", "drop-column", "cast", ... : stable words for scripts
  std::string object;         // "T" or "T.c"
  std::string message;        // Prisma's text
  bool unexecutable = false;  // fails if the table has rows (or the column NULLs)
  // Against a live database: how many rows are concerned (one number), and what is said where there are any.
  // No query: said without asking.
  std::string count_query;
  CountedMessage live_message;
  size_t step = 0;  // index of the step that it is about
  bool operator==(const Warning&) const = default;
};

// In Prisma's order: warnings, then steps that fail on a table with rows; each in step order.
std::vector<Warning> warnings(const diff::Steps& steps, const Wording& wording = {});

// Problems that do not depend on rows: objects that block a step, names that another object has.
// Unexecutable, kind "blocked". None in a style that does not look around.
std::vector<Warning> blockers(const diff::Steps& steps, const Wording& wording,
                              const sql::Surroundings& around);

// Prisma's comment block for the top of migration.sql, "" for none.
std::string file_warnings(const std::vector<Warning>& warnings);

}  // namespace schemac::plan
