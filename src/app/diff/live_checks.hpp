// Queries a live database about a change that it will get.
#pragma once

#include <optional>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/diff/steps.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/plan/plan.hpp"
#include "schemac/sql/schema.hpp"
#include "schemac/sql/surroundings.hpp"

namespace schemac::app {

// Objects in the database that block or depend on these steps, excluding those the steps drop. Views have the
// statements that recreate them, unless they name a renamed object. Queries use the names before the renames.
base::Result<sql::Surroundings> surroundings_of(pg::Session& session, const diff::Steps& steps,
                                                const sql::Schema& before);

// The warnings about rows, with their numbers; warnings without a query unchanged.
base::Result<std::vector<plan::Warning>> counted(pg::Session& session,
                                                 const std::vector<plan::Warning>& warnings);

// What the rows say to the plan's checks.
struct Answers {
  std::vector<plan::Warning> findings;
  std::vector<plan::BrokenKey> broken;  // foreign keys that a step would validate and rows violate
};
base::Result<Answers> answers(pg::Session& session, const plan::Plan& plan, plan::Losses losses);

// Objects that are dropped along with those the steps drop. None if the server does not answer; an error only
// if the connection is lost.
base::Result<std::optional<sql::Objects>> belongings_of(pg::Session& session, const diff::Steps& steps);

}  // namespace schemac::app
