// Writes a column as a field of a model or view.
#pragma once

#include <optional>
#include <string>

#include "named_objects.hpp"

namespace schemac::introspect {

// "Int", "Unsupported(\"int4range\")", an enum's name; without the arity.
std::string type_text(const World& world, const sql::Type& type);
std::string arity_text(sql::Arity arity);

// True for the native type of a scalar without `@db.` (docs/reference/schema-language.md#native-types).
bool is_scalar_default(const sql::BuiltinType& type);

// "@db.VarChar(20)"; "" if the scalar type implies it.
std::string native_type_text(const World& world, const sql::Type& type);

// "@default(..)"; "" for none. `old`: its client defaults are kept if the database has no default.
std::string default_text(const World& world, const sql::Column& column, const psl::Field* old);

}  // namespace schemac::introspect
