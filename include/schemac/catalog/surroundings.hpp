// Reads the objects that depend on or block the objects that a migration changes (sql::Surroundings). Source:
// pg_depend; docs/reference/safe-style-defects.md#objects-in-the-way.
#pragma once

#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/sql/surroundings.hpp"

namespace schemac::catalog {

struct ColumnName {
  sql::QualifiedName table;
  std::string column;
  bool operator==(const ColumnName&) const = default;
};

struct SurroundingsQuery {
  std::vector<ColumnName> columns;            // columns whose type changes
  std::vector<sql::QualifiedName> enums;      // enums that are built again
  std::vector<sql::QualifiedName> new_names;  // names of new relations
  bool empty() const { return columns.empty() && enums.empty() && new_names.empty(); }
};

// A plain view gets the statements that recreate it if it has nothing of its own but options, owner, comments
// and grants, and no object depends on it; others are only named. Reads only. Order: by description, then by
// table and column, in byte order. Errors: of the connection.
base::Result<sql::Surroundings> surroundings(pg::Session& session, const SurroundingsQuery& concerned);

}  // namespace schemac::catalog
