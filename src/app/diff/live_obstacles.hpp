// Finds objects of a live database that would make a script fail, before it runs.
#pragma once

#include <string>
#include <vector>

#include "schemac/app/external.hpp"
#include "schemac/base/result.hpp"
#include "schemac/diff/steps.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/plan/warnings.hpp"

namespace schemac::app {

// A warning of the kind "dependent", unexecutable, for each view, function, policy or foreign key that
// depends on a table or column that `steps` drop; `before` names the schemas that the migration knows.
// "blocked" for an extension or version that the server has no files for, and for a default that calls a
// function which the database does not have. Queries the server only if there is such a step.
base::Result<std::vector<plan::Warning>> obstacles(pg::Session& session, const diff::Steps& steps,
                                                   const sql::Schema& before, const External& external);

}  // namespace schemac::app
