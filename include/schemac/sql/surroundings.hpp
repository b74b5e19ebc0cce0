// What stands around the managed objects of a live database and is met by a change of them: read only where
// a change needs it (catalog::surroundings). Without a database it is empty, and a change is written as if
// nothing stood in its way.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "schemac/sql/schema.hpp"

namespace schemac::sql {

// An object that uses a column and keeps PostgreSQL from changing its type.
struct Dependent {
  QualifiedName table;
  std::string column;
  std::string description;  // "view v", "policy pol": as PostgreSQL describes it
  // Statements that take it away and bring it back as it was, without semicolon; "" where that would lose
  // something (what stands on a view), and for every view where nobody has asked to make it again.
  std::string drop;
  std::string create;
  // Not in the way of every type change: a check or index that PostgreSQL itself moves to the new type, but
  // not to an enum that was built again, since its text names the old one.
  bool only_for_enums = false;
  std::string index;                 // the index's name where it is one
  std::vector<std::string> columns;  // of the table that a check or index uses; it leaves with any of them
  // A view, which may stand on several tables: it leaves before the first change that it is in the way of and
  // comes back behind the last one. `create` is then several statements, separated by `;`.
  bool view = false;
  std::vector<QualifiedName> uses;  // tables, views and types that a recreated view names
  bool operator==(const Dependent&) const = default;
};

// A column of an enum, of whatever schema and table: all have to be moved to a type that is built again.
struct EnumHolder {
  QualifiedName type;
  QualifiedName table;
  std::string column;
  bool list = false;
  std::string default_text;  // "" = none
  bool operator==(const EnumHolder&) const = default;
};

// A function, domain or composite type that uses an enum: it cannot be built again under it.
struct EnumUser {
  QualifiedName type;
  std::string description;
  bool operator==(const EnumUser&) const = default;
};

// What has to be said of an enum again when it is built again: comment, owner, grants.
struct EnumProperty {
  QualifiedName type;
  std::string statement;  // without semicolon; the first `{name}` stands for the type
  bool operator==(const EnumProperty&) const = default;
};

struct Surroundings {
  std::vector<Dependent> dependents;
  std::vector<EnumHolder> enum_columns;
  std::vector<EnumUser> enum_users;
  std::vector<EnumProperty> enum_properties;
  // Of the names that the migration gives, those that something has already, each with what has it ("CREATE
  // UNIQUE INDEX ...", "view").
  std::map<QualifiedName, std::string> taken_names;
  bool operator==(const Surroundings&) const = default;
};

}  // namespace schemac::sql
