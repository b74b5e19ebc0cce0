// Questions to the rows of a live database before a migration runs (SAFE.md: "check").
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

// A query for the values that a step fails on or changes. It reads only.
struct Check {
  std::string object;  // "T.c"
  std::string query;   // one column of text, a row for each value in the way; no rows = nothing is in the way
  CountedMessage message;
  bool refuses = true;  // else it only warns: PostgreSQL runs the step, and values change
  // PostgreSQL would run the step and lose what is found: the script itself asks before it starts.
  bool silent = false;
  // The query needs the function of `probe_function`; "" = it does not.
  std::string probe;
  int shown = 3;  // how many values the message's `first` names
  std::optional<BrokenKey> broken_key;
  size_t step = 0;  // index of the step that asks
  bool operator==(const Check&) const = default;
};

// One row of the number of values and, as text, the first `shown` in their order: what a check answers.
std::string count_query(const Check& check);
// A statement that fails with the message and the query where the check finds something.
std::string guard_sql(const Check& check);
// CREATE FUNCTION pg_temp.schemac_bad(text): whether a text is none of `type`. PostgreSQL before 16 has no
// other way.
std::string probe_function(const std::string& type);

}  // namespace schemac::plan
