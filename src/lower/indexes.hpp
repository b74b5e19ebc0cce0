// @unique, @@unique and @@index to index definitions (docs/reference/prisma.md#sql-text,
// docs/reference/schema-language.md#index-types-and-operator-classes).
#pragma once

#include "schemac/psl/datamodel.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::lower {

sql::Index lower_index(const psl::Model& model, const psl::Index& index);

// "JsonbPathOps" -> "jsonb_path_ops".
std::string operator_class_sql_name(std::string_view psl_name);

}  // namespace schemac::lower
