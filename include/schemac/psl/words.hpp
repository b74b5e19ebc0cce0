// Reserved names, operator classes and types of the language, for code that writes schema text.
#pragma once

#include <string_view>

namespace schemac::psl {

// True for a word that no model, view, enum or type may have as name: of JavaScript (`class`), or `Int`.
bool is_reserved_name(std::string_view name);

// "JsonbPathOps": true for an operator class that `ops:` takes without raw(..), with the index type ("Gin")
// that has it.
bool is_operator_class(std::string_view name, std::string_view index_type);

// The type of a field as it is written.
struct FieldWords {
  std::string_view scalar;       // "Int"; "" for an enum and for Unsupported(..)
  std::string_view native_type;  // "VarChar", of `@db.VarChar(10)`; "" = none
  bool list = false;
  bool unsupported = false;
};
// True if an index of the type accepts the field with this operator class ("" = none) without raw(..).
bool is_indexable(const FieldWords& field, std::string_view index_type, std::string_view operator_class);

}  // namespace schemac::psl
