// Renames: what a drop and an add would be, where somebody has said that it is the same thing. Never guessed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/diff/diff.hpp"
#include "schemac/diff/steps.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::diff {

// What --rename says: database names, `TABLE.OLD=NEW` (a column), `ENUM.OLD=NEW` (a value), `OLD=NEW` (a
// table or an enum); OLD may begin with its schema. A NEW value that the enum has already takes the rows of
// OLD. A part with a dot in it is written in double quotes.
struct RenameRequest {
  std::string text;  // as given, for messages
  std::vector<std::string> from;
  std::string to;
};
// Errors: "rename-malformed".
base::Result<RenameRequest> parse_rename(std::string_view text);

struct Renamed {
  sql::Schema before;              // with the new names everywhere
  Steps steps;                     // that make it so, in execution order
  std::vector<ValueMerge> merges;  // of the safe policy; `before` still has the old values
};

// Applies the requests to the previous side. Under the safe policy a table or enum that only its schema tells
// apart from a new one moves without being asked for (`@@schema`), if it keeps most of its columns or values.
// Sequences that carry PostgreSQL's own name follow the table and column. Errors: "rename-unknown" where the
// previous side has no OLD or the next side no NEW, "rename-conflict" where OLD is still there or NEW is
// there already (a value's rows can only move under the safe policy).
base::Result<Renamed> rename(sql::Schema before, const sql::Schema& after,
                             const std::vector<RenameRequest>& requests, Policy policy);

// The way back of rename steps, last one first.
Steps inverse(const Steps& renames);

// A drop and an add that look like a rename: the flag that would say so.
struct LikelyRename {
  std::string flag;      // "T.old=new": what --rename takes
  std::string question;  // "Was the column `old` of `T` renamed to `new`?"
  bool operator==(const LikelyRename&) const = default;
};
// A value that is merged into another one was not renamed.
std::vector<LikelyRename> likely_renames(const sql::Pair<sql::Schema>& schemas,
                                         const std::vector<ValueMerge>& merges = {});

}  // namespace schemac::diff
