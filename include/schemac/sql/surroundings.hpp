// Objects in a live database that a change of managed objects affects or that block it: read only for a
// change that needs them (catalog::surroundings). Empty without a database; the change is then written as if
// there were none.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "schemac/sql/object.hpp"

namespace schemac::sql {

// A column of an enum type, in any schema and table: all must be moved to the rebuilt type. No sql::Object,
// because it is not beside the tables: it is a column, also of tables that the model does not have, and a
// statement is made from its parts.
struct EnumHolder {
  QualifiedName type;
  QualifiedName table;
  std::string column;
  bool list = false;
  std::string default_text;  // "" = none
  bool operator==(const EnumHolder&) const = default;
};

struct Surroundings {
  // Each object that uses one of the columns, once, with all that it uses of them. A plain view has the
  // statements that restore it, unless an object that depends on it would be lost, or the user did not ask to
  // recreate views; it is dropped before the first change that it blocks and created after the last one.
  // `depends_on` of a check or index has all of its columns, that of such a view also the tables, views and
  // types that it names.
  Objects dependents;
  std::vector<EnumHolder> enum_columns;
  // Functions, domains and composite types that use an enum: the enum cannot be rebuilt under them.
  Objects enum_users;
  // Comment, owner and grants, which must be restored when an enum is rebuilt: the first `{name}` in `create`
  // is replaced by the type.
  Objects enum_properties;
  // New names of the migration that already exist, each with a description of the object that has it ("CREATE
  // UNIQUE INDEX ...", "view"). No objects: the relation may be one of any kind, and only its name matters.
  std::map<QualifiedName, std::string> taken_names;
  bool operator==(const Surroundings&) const = default;
};

}  // namespace schemac::sql
