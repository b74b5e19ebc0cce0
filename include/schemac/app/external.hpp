// External tables and enums: in the schema, but owned by others and never in a migration
// (docs/reference/prisma-config.md#external-tables).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemac/base/result.hpp"
#include "schemac/plan/warnings.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::app {

// Names as `schema.table`, of the database, compared exactly.
struct External {
  std::vector<std::string> tables;
  std::vector<std::string> enums;
  bool empty() const { return tables.empty() && enums.empty(); }
  bool has_table(const sql::QualifiedName& name) const;
  bool has_enum(const sql::QualifiedName& name) const;
  bool operator==(const External&) const = default;
};

// Error: "P3023" for a name without a schema, even if it matches nothing.
base::Status check_names(const External& external);

// Warnings for external objects that the managed tables of `after` need and that the database, which is
// `before`, lacks: an external table that a foreign key references, an external enum of a column. They are
// unexecutable and of the kind "blocked".
std::vector<plan::Warning> missing_external(const External& external, const sql::Pair<sql::Schema>& schemas);

// Removes external tables from both sides and makes external enums equal; the rest is compared. A database
// schema that holds only external objects counts as existing.
void leave_out(const External& external, sql::Pair<sql::Schema>& schemas);

// One side without its external objects.
sql::Schema without(const External& external, sql::Schema schema);

}  // namespace schemac::app
