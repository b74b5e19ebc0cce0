// Lowers the data model to tables: relations, join tables, default names, PostgreSQL's types
// (docs/reference/prisma.md#tables-and-columns).
#pragma once

#include <string>

#include "schemac/psl/datamodel.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::lower {

struct Options {
  // The schema of models without @@schema: the connection's (`?schema=` of its URL), else "public".
  std::string default_schema = "public";
};

// Requires a datamodel that was resolved without errors. Declaration order is kept; join tables come last.
sql::Schema lower(const psl::Datamodel& datamodel, const Options& options = {});

}  // namespace schemac::lower
