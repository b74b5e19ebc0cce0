// Objects that keep PostgreSQL from dropping others: views, functions, policies and foreign keys that no
// schema file contains. Source: pg_depend, as DROP .. RESTRICT reads it.
#pragma once

#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/sql/object.hpp"

namespace schemac::catalog {

// The objects that use `dropped` (columns, or whole tables), each once for each that it uses: its only
// dependency. In the order of `dropped`, then by description. Not listed are: objects that PostgreSQL drops
// itself, foreign keys of tables in `schemas` (a migration drops those) and parts of a dropped table. Foreign
// keys of `untouched` tables there ("schema.table") are listed, because a migration keeps them. Reads only.
base::Result<sql::Objects> dependents(pg::Session& session, const std::vector<sql::Dependency>& dropped,
                                      const std::vector<std::string>& schemas,
                                      const std::vector<std::string>& untouched = {});

}  // namespace schemac::catalog
