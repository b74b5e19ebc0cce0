// Questions about a change to the database that it is for.
#pragma once

#include <optional>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/diff/steps.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/plan/warnings.hpp"
#include "schemac/sql/belongings.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::app {

// What the steps meet, without what they themselves take away, with how the views among it are made again;
// not one that names what the steps rename. What the steps rename is asked for under its old name.
base::Result<sql::Surroundings> surroundings_of(pg::Session& session, const diff::Steps& steps,
                                                const sql::Schema& before);

// The warnings that concern rows, with their number; those that need none as they are.
base::Result<std::vector<plan::Warning>> counted(pg::Session& session,
                                                 const std::vector<plan::Warning>& warnings);

// What the checks of the steps find. A foreign key that rows break is not validated: its step is taken out.
base::Result<std::vector<plan::Warning>> answers(pg::Session& session, diff::Steps& steps,
                                                 const plan::Options& options);

// What leaves with the objects that the steps take. Nothing where the server does not answer that; an error
// only where the connection is lost.
base::Result<std::optional<sql::Belongings>> belongings_of(pg::Session& session, const diff::Steps& steps);

}  // namespace schemac::app
