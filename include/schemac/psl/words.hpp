// Words of the language that a writer of schema text must know.
#pragma once

#include <string_view>

namespace schemac::psl {

// A word that no model, view, enum or type can be named: of JavaScript (`class`), or a scalar type (`Int`).
bool is_reserved_name(std::string_view name);

// "JsonbPathOps": an operator class that `ops:` takes without raw(..), with the index type ("Gin") that knows
// it.
bool is_operator_class(std::string_view name, std::string_view index_type);

// The type of a field as it is written.
struct FieldWords {
  std::string_view scalar;       // "Int"; "" for an enum and for Unsupported(..)
  std::string_view native_type;  // "VarChar", of `@db.VarChar(10)`; "" = none
  bool list = false;
  bool unsupported = false;
};
// Whether an index of the type takes the field with this operator class ("" = none named) without raw(..).
bool is_indexable(const FieldWords& field, std::string_view index_type, std::string_view operator_class);

}  // namespace schemac::psl
