// Matches indexes of the database with those of the old schema.
#pragma once

#include <string>
#include <vector>

#include "schemac/psl/datamodel.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::introspect {

// "JsonbPathOps" for "jsonb_path_ops" (docs/reference/schema-language.md#index-types-and-operator-classes).
std::string operator_class_word(const std::string& name);

// The index that the old model (or nullptr) has under this name. Before Prisma 3 `name` also named the
// index.
const psl::Index* old_index(const psl::Model* old, const sql::QualifiedName& table, const sql::Index& index);

// The unmanaged indexes of a table that replace an index of the old model, partial ones without their
// predicate. The differ treats that index as present, so the old model's lines stay.
std::vector<sql::Index> stood_for(const psl::Model* old, const sql::Table& table);

}  // namespace schemac::introspect
