// The schema's own findings: valid, formatted, and the migration that a change of it needs.
#pragma once

#include <string>
#include <vector>

#include "check/base_revision.hpp"
#include "schemac/app/schema.hpp"

namespace schemac::app {

void check_valid(const Schema& schema, std::vector<Finding>& findings);
void check_formatted(const Schema& schema, std::vector<Finding>& findings);

struct Situation {
  const Tree& tree;
  const Rules& rules;
  const Schema& schema;  // valid
  const migrate::Folder& folder;
  const Base* base;                  // nullptr: no git
  const std::vector<size_t>& fresh;  // migrations that the base does not have, as indices
};
// A finding, or nothing; `skipped` says where the question stays open. A history that does not replay is a
// finding too, with its place. Errors: what keeps a replay that was asked for from running, but for a machine
// without PostgreSQL, which is skipped.
base::Status check_migration_present(const Situation& situation, const CheckRequest& request,
                                     CheckReport& report);

// Prisma's summary of what the schema says now and did not say at the base; empty where that cannot be told.
std::string change_since_base(const Tree& tree, const Base& base, const Schema& schema);

}  // namespace schemac::app
