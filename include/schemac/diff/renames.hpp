// Renames: pairs of a drop and an add that the user declares to be one object. They are never guessed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/diff/steps.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::diff {

// The value of --rename, in database names: `TABLE.OLD=NEW` (a column), `ENUM.OLD=NEW` (a value), `OLD=NEW`
// (a table or an enum); OLD may begin with its schema. If the enum already has NEW as a value, that value
// takes the rows of OLD. A part that contains a dot is written in double quotes.
struct RenameRequest {
  std::string text;  // as given, for messages
  std::vector<std::string> from;
  std::string to;
};
// Error: "rename-malformed".
base::Result<RenameRequest> parse_rename(std::string_view text);

struct Renamed {
  sql::Schema before;              // with the new names everywhere
  Steps steps;                     // the steps of the renames, in execution order
  std::vector<ValueMerge> merges;  // of the safe policy; `before` still has the old values
};

// Applies the requests to the previous side. Under the safe policy a table or enum that differs from a new
// one only in its schema moves without a request (`@@schema`), if it keeps most of its columns or values.
// Sequences with PostgreSQL's default name follow the table and column. Errors: "rename-unknown" if the
// previous side has no OLD or the next side no NEW, "rename-conflict" if OLD still exists or NEW exists
// already (only the safe policy can move a value's rows).
base::Result<Renamed> rename(sql::Schema before, const sql::Schema& after,
                             const std::vector<RenameRequest>& requests, Policy policy);

// The rename steps that undo `renames`, in reverse order.
Steps inverse(const Steps& renames);

// A drop and an add that look like a rename, with the flag that would declare it.
struct LikelyRename {
  std::string flag;      // the value for --rename: "T.old=new"
  std::string question;  // "Was the column `old` of `T` renamed to `new`?"
  bool operator==(const LikelyRename&) const = default;
};
// A value that is merged into another one is not listed.
std::vector<LikelyRename> likely_renames(const sql::Pair<sql::Schema>& schemas,
                                         const std::vector<ValueMerge>& merges = {});

}  // namespace schemac::diff
