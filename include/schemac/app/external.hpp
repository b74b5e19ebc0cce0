// Tables and enums that somebody else owns: in the schema, never in a migration (PRISMA-CONFIG.md, section
// 5).
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

// "P3023" for a name without a schema, whether it matches something or not.
base::Status check_names(const External& external);

// What the managed tables of `after` need of somebody else and the database, which is `before`, does not
// have: an external table that a foreign key names, an external enum of a column. Unexecutable, of the kind
// "blocked".
std::vector<plan::Warning> missing_external(const External& external, const sql::Pair<sql::Schema>& schemas);

// Both sides without external tables, and with equal external enums: what is left is compared. A schema that
// holds nothing but what is external counts as there.
void leave_out(const External& external, sql::Pair<sql::Schema>& schemas);

// One side without what is external.
sql::Schema without(const External& external, sql::Schema schema);

}  // namespace schemac::app
