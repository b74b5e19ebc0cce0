// Warnings: what a migration may lose or fail on, in Prisma's words (docs/reference/prisma.md#warnings).
#pragma once

#include <string>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/checks.hpp"
#include "schemac/plan/counted_message.hpp"
#include "schemac/plan/render.hpp"

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
std::vector<Warning> warnings(const diff::Steps& steps, const Options& options = {});

// The data checks on a live database before the steps run; see checks.hpp. Of the safe style.
std::vector<Check> checks(const diff::Steps& steps, const Options& options);

// Problems that do not depend on rows: objects that block a step, names that another object has.
// Unexecutable, kind "blocked". Of the safe style; reads only `options.surroundings`.
std::vector<Warning> blockers(const diff::Steps& steps, const Options& options);

// Prisma's comment block for the top of migration.sql, "" for none.
std::string file_warnings(const std::vector<Warning>& warnings);

}  // namespace schemac::plan
