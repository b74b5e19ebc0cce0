// Checks the schema itself: valid, formatted, and with the migration that a change of it needs.
#pragma once

#include <string>
#include <vector>

#include "check/base_revision.hpp"
#include "schemac/app/schema.hpp"

namespace schemac::app {

void check_valid(const Schema& schema, std::vector<Finding>& findings);
void check_formatted(const Schema& schema, std::vector<Finding>& findings);

struct Situation {
  const Context& context;  // whom to tell; the project is the tree's
  const Tree& tree;
  const Rules& rules;
  const Schema& schema;  // valid
  const migrate::Folder& folder;
  const Base* base;                  // nullptr: no git
  const std::vector<size_t>& fresh;  // migrations that the base does not have, as indices
};
// Adds a finding, or none; `skipped` gets the reason if there is no answer. A history that does not replay is
// a finding too, with its place. Errors: everything that stops a requested replay, except that the machine
// has no PostgreSQL, which is skipped.
base::Status check_migration_present(const Situation& situation, const CheckRequest& request,
                                     CheckReport& report);

// Prisma's summary of the schema's changes since the base; empty if they are not known.
std::string change_since_base(const Tree& tree, const Base& base, const Schema& schema);

}  // namespace schemac::app
