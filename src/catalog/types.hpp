// Converts pg_type rows to the model's types.
#pragma once

#include <unordered_map>

#include "catalog_rows.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::catalog {

using Oid = long long;

struct ColumnType {
  sql::Type type;
  bool list = false;
};

class Types {
 public:
  Types(const Batch& batch, const Options& options);
  // `formatted`: format_type() with the modifier, empty if the modifier is one that we decode or
  // absent.
  ColumnType column_type(Oid type, int modifier, std::string_view formatted) const;
  // The name of a domain or of an array of one; nullptr for another type.
  const sql::QualifiedName* domain(Oid type) const;

 private:
  struct Row {
    sql::QualifiedName name;
    char kind = 'b';
    Oid element = 0;
    Oid base = 0;
    int modifier = -1;
    std::string formatted;
  };
  const Row* find(Oid type) const;
  bool is_listed(const std::string& schema) const;
  sql::Type scalar_type(const Row& row, int modifier, std::string_view formatted) const;

  std::unordered_map<Oid, Row> rows_;
  const Options& options_;
};

}  // namespace schemac::catalog
