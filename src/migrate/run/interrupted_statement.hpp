// A statement that runs outside transactions may have been done, or half done, when a run was cut off before
// it could write that down. The catalog knows.
#pragma once

#include <string_view>

#include "history/resume_point.hpp"
#include "schemac/base/result.hpp"
#include "schemac/ddl/statements.hpp"
#include "schemac/pg/session.hpp"

namespace schemac::migrate {

// The indexes of the table that CREATE INDEX CONCURRENTLY is about to work on (oids); none for other
// statements.
base::Result<std::optional<std::vector<long long>>> indexes_before(pg::Session& session,
                                                                   const ddl::Statement& statement);

struct Settled {
  bool done = false;      // nothing is left to run
  std::string explained;  // what was found or repaired, for a person; may be empty
};

// Looks at what an interrupted attempt left and clears it away: drops an INVALID index that the attempt made,
// finishes a pending DETACH. `before` as indexes_before gave it when the attempt began; none = it had not
// begun.
base::Result<Settled> settle(pg::Session& session, const ddl::Statement& statement,
                             const std::optional<std::vector<long long>>& before);

}  // namespace schemac::migrate
