// Questions to the rows of a live database before a migration runs (SAFE.md: "check").
#pragma once

#include <string>
#include <vector>

namespace schemac::plan {

// A query for the values that a step fails on or changes. It reads only.
struct Check {
  std::string object;  // "T.c"
  std::string query;   // one column of text, a row for each value in the way; no rows = nothing is in the way
  // "{count}" and "{first}" stand for the number of rows and the first of them.
  std::string message;
  bool refuses = true;  // else it only warns: PostgreSQL runs the step, and values change
  // PostgreSQL would run the step and lose what is found: the script itself asks before it starts.
  bool silent = false;
  // The query needs the function of `probe_function`; "" = it does not.
  std::string probe;
  int shown = 3;  // how many values `{first}` names
  bool operator==(const Check&) const = default;
};

// One row of the number of values and, as text, the first `shown` in their order: what a check answers.
std::string count_query(const Check& check);
// The message with the answer filled in.
std::string told(const Check& check, const std::string& count, const std::string& first);
// A statement that fails with the message and the query where the check finds something.
std::string guard_sql(const Check& check);
// CREATE FUNCTION pg_temp.schemac_bad(text): whether a text is none of `type`. PostgreSQL before 16 has no
// other way.
std::string probe_function(const std::string& type);

}  // namespace schemac::plan
