// Fields to columns: native types, arity, autoincrement (docs/reference/prisma.md#tables-and-columns).
#pragma once

#include "schemac/psl/datamodel.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::lower {

// The column type of a scalar or enum field; `default_schema` is the schema of enums without @@schema.
sql::Type lower_type(const psl::Datamodel& datamodel, const psl::Field& field,
                     const std::string& default_schema);

// The column of a field that is not a relation field.
sql::Column lower_column(const psl::Datamodel& datamodel, const psl::Field& field,
                         const std::string& default_schema);

}  // namespace schemac::lower
