// Details of a live database beyond the relational model, which `pull` writes as comments and
// warnings: comments, constraints that the schema language cannot express, views. Never part of a
// diff.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "schemac/sql/schema.hpp"

namespace schemac::sql {

struct IndexedColumn {
  std::string index;
  std::string column;
  bool operator==(const IndexedColumn&) const = default;
};

// Names are the database's, in its order: lists of constraints and indexes by name in byte order.
struct TableDetails {
  bool partitioned = false;
  bool inherited = false;  // other tables inherit from it
  bool row_security = false;
  bool commented = false;
  std::set<std::string> commented_columns;
  std::vector<std::string> checks;
  std::vector<std::string> exclusions;
  std::vector<std::string> expression_indexes;
  std::set<std::string> deferrable;       // keys, unique constraints and foreign keys
  std::vector<IndexedColumn> null_order;  // columns with NULLS FIRST or LAST that is not the default
  bool operator==(const TableDetails&) const = default;
};

struct View {
  QualifiedName name;
  std::vector<Column> columns;
  bool commented = false;
  std::set<std::string> commented_columns;
  std::string definition;  // pg_get_viewdef, without the final semicolon
  bool operator==(const View&) const = default;
};

struct Details {
  std::map<QualifiedName, TableDetails> tables;  // those of Schema::tables that have any details
  std::set<QualifiedName> commented_enums;
  std::vector<View> views;  // by (schema, name) in byte order
  bool operator==(const Details&) const = default;
};

}  // namespace schemac::sql
