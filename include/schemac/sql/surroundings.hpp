// Objects in a live database that a change of managed objects affects or that block it: read only for a
// change that needs them (catalog::surroundings). Empty without a database; the change is then written as if
// there were none.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "schemac/sql/schema.hpp"

namespace schemac::sql {

// An object that uses a column and blocks a change of its type.
struct Dependent {
  QualifiedName table;
  std::string column;
  std::string description;  // "view v", "policy pol": as PostgreSQL describes it
  // Statements that drop it and restore it unchanged, without semicolon. "" if an object that depends on it
  // would be lost (on a view), and for every view if the user did not ask to recreate views.
  std::string drop;
  std::string create;
  // Blocks only changes to a rebuilt enum: PostgreSQL itself moves this check or index to another new type,
  // but not to a rebuilt enum, because its text names the old one.
  bool only_for_enums = false;
  std::string index;  // the index's name if it is one
  std::vector<std::string>
      columns;  // that a check or index uses in the table; it is dropped with any of them
  // A view. It may use several tables: it is dropped before the first change that it blocks and created again
  // after the last one. `create` is then several statements, separated by `;`.
  bool view = false;
  std::vector<QualifiedName> uses;  // tables, views and types that a recreated view names
  bool operator==(const Dependent&) const = default;
};

// A column of an enum type, in any schema and table: all must be moved to the rebuilt type.
struct EnumHolder {
  QualifiedName type;
  QualifiedName table;
  std::string column;
  bool list = false;
  std::string default_text;  // "" = none
  bool operator==(const EnumHolder&) const = default;
};

// A function, domain or composite type that uses an enum: the enum cannot be rebuilt under it.
struct EnumUser {
  QualifiedName type;
  std::string description;
  bool operator==(const EnumUser&) const = default;
};

// A property of an enum that must be restored when it is rebuilt: comment, owner, grants.
struct EnumProperty {
  QualifiedName type;
  std::string statement;  // without semicolon; the first `{name}` is replaced by the type
  bool operator==(const EnumProperty&) const = default;
};

struct Surroundings {
  std::vector<Dependent> dependents;
  std::vector<EnumHolder> enum_columns;
  std::vector<EnumUser> enum_users;
  std::vector<EnumProperty> enum_properties;
  // New names of the migration that already exist, each with a description of the object that has it ("CREATE
  // UNIQUE INDEX ...", "view").
  std::map<QualifiedName, std::string> taken_names;
  bool operator==(const Surroundings&) const = default;
};

}  // namespace schemac::sql
