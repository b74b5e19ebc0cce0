// Checks: queries on the rows of a live database before a migration runs
// (docs/reference/safe-style-defects.md#checks).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schemac/plan/counted_message.hpp"
#include "schemac/sql/types.hpp"

namespace schemac::plan {

// The foreign key that the found rows break.
struct BrokenKey {
  sql::QualifiedName table;
  std::string name;
  bool operator==(const BrokenKey&) const = default;
};

// A query for the values that make a step fail or that a step changes. It reads only.
struct Check {
  std::string object;  // "T.c"
  std::string query;   // one column of text, a row for each bad value; no rows = no problem
  CountedMessage message;
  bool refuses = true;  // false: a warning only, because PostgreSQL runs the step and changes values
  // PostgreSQL would run the step and lose the values found: the script itself checks before it starts.
  bool silent = false;
  // The type for `probe_function` if the query uses that function; else "".
  std::string probe;
  int shown = 3;  // how many values the message's `first` names
  std::optional<BrokenKey> broken_key;
  size_t step = 0;  // index of the step that asks
  bool operator==(const Check&) const = default;
};

// The query whose single row answers a check: the number of values and, as text, the first `shown` in order.
std::string count_query(const Check& check);
// A statement that fails with the message and the query if the check finds a value.
std::string guard_sql(const Check& check);
// CREATE FUNCTION pg_temp.schemac_bad(text): true if a text is not a value of `type`. PostgreSQL before 16
// has no other way.
std::string probe_function(const std::string& type);

}  // namespace schemac::plan
