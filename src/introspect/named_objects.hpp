// Database objects with the names they get in the schema file: tables, enums and views, beside their
// declarations in the old schema.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "previous_schema.hpp"

namespace schemac::introspect {

struct ItemName {
  std::string name;
  std::optional<std::string> mapped;  // the database's name if it differs
  std::string in_relations;           // the same without its schema: relation fields are named after it
  bool reserved = false;              // renamed because the word is reserved in the language
  bool duplicate = false;             // renamed because two objects have it
};

struct MemberName {
  std::string name;
  std::optional<std::string> mapped;
};

struct TableItem {
  const sql::Table* table = nullptr;
  sql::TableDetails details;
  const psl::Model* old = nullptr;
  std::vector<sql::Index> stood_for;  // previous_indexes.hpp
  bool join_table = false;            // an implicit many-to-many relation: no model is written
  ItemName name;
  std::vector<MemberName> columns;
  bool identified = false;  // it has a key whose columns are all required and of a known type
  bool ignored = false;
  const std::string& column(const std::string& database_name) const;
  std::vector<const sql::Index*> indexes() const;  // by name: the table's, and `stood_for`
};

struct EnumItem {
  const sql::Enum* type = nullptr;
  const psl::Enum* old = nullptr;
  bool commented = false;
  ItemName name;
  std::vector<MemberName> values;
  const std::string& value(const std::string& label) const;  // "" for an unknown one
};

struct ViewItem {
  const sql::View* view = nullptr;
  const psl::Model* old = nullptr;
  ItemName name;
  std::vector<MemberName> columns;
};

struct World {
  const Old& old;
  std::vector<TableItem> tables;  // in the order of the database, as the others
  std::vector<EnumItem> enums;
  std::vector<ViewItem> views;  // none without the preview feature
  const TableItem* table(const sql::QualifiedName& name) const;
  const EnumItem* enumeration(const sql::QualifiedName& name) const;
};

World make_world(const sql::Schema& live, const sql::Details& details, const Old& old);

// True for a join table of Prisma's for an implicit many-to-many relation. A table with a column beside A and
// B is none, because the column would be lost. Both sides must be referenced by their primary key, because
// the language cannot express other references.
bool is_join_table(const sql::Table& table, const sql::Schema& live);

// The foreign keys of a join table: to side A, to side B.
sql::Pair<const sql::ForeignKey*> join_sides(const sql::Table& table);

bool is_supported(const sql::Type& type);

}  // namespace schemac::introspect
