// Reads the objects that PostgreSQL drops along with those that a migration drops. Source:
// PostgreSQL's "System Catalogs"; the definitions are the server's own (pg_get_constraintdef,
// pg_get_indexdef, pg_get_triggerdef ...).
#pragma once

#include <string>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/catalog/surroundings.hpp"
#include "schemac/pg/session.hpp"
#include "schemac/sql/object.hpp"

namespace schemac::catalog {

struct Leaving {
  struct Named {
    sql::QualifiedName table;
    std::string name;
    bool operator==(const Named&) const = default;
  };
  std::vector<sql::QualifiedName> tables;
  std::vector<ColumnName> columns;      // columns that are dropped without their table
  std::vector<ColumnName> retyped;      // columns whose type changes
  std::vector<ColumnName> unsequenced;  // columns that lose their sequence
  std::vector<Named> names;             // constraints and indexes that are dropped without their table
  std::vector<sql::QualifiedName> types;
  bool empty() const {
    return tables.empty() && columns.empty() && retyped.empty() && unsequenced.empty() && names.empty() &&
           types.empty();
  }
};

// In the order in which they are restored, in no schema file, each with the statement that restores it (every
// name with its schema); its `description` is for the list of what is not restored. Reads only. Dependent
// objects such as views and functions are not listed: they keep PostgreSQL from dropping. Errors: of the
// connection.
base::Result<sql::Objects> belongings(pg::Session& session, const Leaving& leaving);

}  // namespace schemac::catalog
