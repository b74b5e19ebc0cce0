// PostgreSQL's operator classes as Prisma names them, with the index type and the fields that they fit
// (docs/reference/schema-language.md#index-types-and-operator-classes).
#pragma once

#include <string_view>

#include "schemac/psl/datamodel.hpp"

namespace schemac::psl {

struct OperatorClassInfo {
  std::string_view name;
  std::string_view index_types;   // names of the index types that have it, with blanks around each
  std::string_view native_types;  // the same for native types; empty: other rules apply (ArrayOps)
  std::string_view plain_scalar;  // the scalar type that fits without `@db.`; empty: none
};

// nullptr if the name is unknown.
const OperatorClassInfo* find_operator_class(std::string_view name);

// True if `names` (" Gist SpGist ") contains `name`.
bool lists(std::string_view names, std::string_view name);

std::optional<IndexType> index_type_by_name(std::string_view name);
std::string_view index_type_name(IndexType type);

}  // namespace schemac::psl
