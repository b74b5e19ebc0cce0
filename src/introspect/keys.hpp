// Writes primary keys and indexes as attributes.
#pragma once

#include <string>
#include <vector>

#include "named_objects.hpp"

namespace schemac::introspect {

// "@id(map: ..)" if the column alone is the key, else "".
std::string id_attribute(const TableItem& item, const std::string& column);
// "@unique(..)" for the first unique index over the column alone, else "".
std::string unique_attribute(const TableItem& item, const std::string& column);
// "@@id([..])" of a key with several columns, else "".
std::string block_id_attribute(const TableItem& item);

struct IndexAttribute {
  std::string text;
  const psl::Index* old = nullptr;
};
// "@@unique" and "@@index": those of the old schema in its order, then the others by name.
std::vector<IndexAttribute> index_attributes(const TableItem& item);

}  // namespace schemac::introspect
