// The relation fields of every model: from foreign keys, from join tables, and those that only the old schema
// has.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "named_objects.hpp"

namespace schemac::introspect {

struct RelationField {
  std::string name;
  std::string type;
  std::string arity;      // "", "?" or "[]"
  std::string attribute;  // "@relation(..)", or ""
  bool ignored = false;
  bool copied = false;  // from the old schema: it has no foreign key
};

using RelationFields = std::map<sql::QualifiedName, std::vector<RelationField>>;

// For tables and views, in the order in which they are written.
RelationFields relation_fields(const World& world);

}  // namespace schemac::introspect
