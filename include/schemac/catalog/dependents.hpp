// What keeps PostgreSQL from dropping something: views, functions, policies and foreign keys that no schema
// file knows. Source: pg_depend, as DROP .. RESTRICT reads it.
#pragma once

#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::catalog {

// A column, or with `column` empty a whole table.
struct DroppedObject {
  sql::QualifiedName table;
  std::string column;
  bool operator==(const DroppedObject&) const = default;
};

struct Dependent {
  DroppedObject on;
  std::string description;  // PostgreSQL's own: "view v", "policy p on table t"
  bool operator==(const Dependent&) const = default;
};

// In the order of `dropped`, then by description. What PostgreSQL drops along by itself, foreign keys of
// tables in `schemas` (a migration drops those) and what belongs to a dropped table is not told; foreign keys of
// `untouched` tables there ("schema.table") are, because a migration leaves them. Reads only.
base::Result<std::vector<Dependent>> dependents(pg::Session& session,
                                                const std::vector<DroppedObject>& dropped,
                                                const std::vector<std::string>& schemas,
                                                const std::vector<std::string>& untouched = {});

}  // namespace schemac::catalog
