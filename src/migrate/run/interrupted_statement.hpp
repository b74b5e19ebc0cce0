// Finds out from the catalog whether a statement outside transactions was completed, or half completed, when
// a run was interrupted before it could record that.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "history/resume_point.hpp"
#include "schemac/base/result.hpp"
#include "schemac/ddl/statements.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// The indexes of the table of a CREATE INDEX CONCURRENTLY before it begins (oids); none for other
// statements.
base::Result<std::optional<std::vector<long long>>> indexes_before(pg::Session& session,
                                                                   const ddl::Statement& statement);

struct Settled {
  bool done = false;      // the statement needs not run again
  std::string explained;  // the finding or repair, for a person; may be empty
};

// Checks the remains of an interrupted attempt and removes them: drops an INVALID index that the attempt
// made, finishes a pending DETACH. `before` is the result of indexes_before at the start of the attempt, none
// if it had not begun.
base::Result<Settled> settle(pg::Session& session, const ddl::Statement& statement,
                             const std::optional<std::vector<long long>>& before);

// What a failed statement left half done for the next run to complete. Both are parts of a sentence.
struct LeftOver {
  std::string what;  // "It left ..."
  std::string next;  // what the next run does with it: "it drops the index and goes on"
};

// Looks for a half of a DROP INDEX CONCURRENTLY, a DETACH .. CONCURRENTLY or a DROP DATABASE, each of which
// has more than one transaction. None for other statements.
base::Result<std::optional<LeftOver>> left_half_done(pg::Session& session, const ddl::Statement& statement);

}  // namespace schemac::migrate
