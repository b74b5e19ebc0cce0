// Objects that keep PostgreSQL from dropping others: views, functions, policies and foreign keys that no
// schema file contains. Source: pg_depend, as DROP .. RESTRICT reads it.
#pragma once

#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::catalog {

// A column, or with an empty `column` a whole table.
struct DroppedObject {
  sql::QualifiedName table;
  std::string column;
  bool operator==(const DroppedObject&) const = default;
};

struct Dependent {
  DroppedObject on;
  std::string description;  // PostgreSQL's text: "view v", "policy p on table t"
  bool operator==(const Dependent&) const = default;
};

// In the order of `dropped`, then by description. Not listed are: objects that PostgreSQL drops itself,
// foreign keys of tables in `schemas` (a migration drops those) and parts of a dropped table. Foreign keys of
// `untouched` tables there ("schema.table") are listed, because a migration keeps them. Reads only.
base::Result<std::vector<Dependent>> dependents(pg::Session& session,
                                                const std::vector<DroppedObject>& dropped,
                                                const std::vector<std::string>& schemas,
                                                const std::vector<std::string>& untouched = {});

}  // namespace schemac::catalog
