// @unique, @@unique and @@index to index definitions (PRISMA.md C 9, F.2; LANGUAGE.md B.7).
#pragma once

#include "schemac/psl/datamodel.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::lower {

sql::Index lower_index(const psl::Model& model, const psl::Index& index);

// "JsonbPathOps" -> "jsonb_path_ops".
std::string operator_class_sql_name(std::string_view psl_name);

}  // namespace schemac::lower
