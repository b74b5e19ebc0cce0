// Relations to foreign keys and join tables (docs/reference/prisma.md#referential-actions).
#pragma once

#include "schemac/psl/datamodel.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::lower {

sql::QualifiedName table_name(const psl::Model& model, const std::string& default_schema);

sql::ForeignKey lower_foreign_key(const psl::Datamodel& datamodel, const psl::InlineRelation& relation,
                                  const std::string& default_schema);

// The table of an implicit many-to-many relation; without foreign keys under relationMode = "prisma".
sql::Table lower_join_table(const psl::Datamodel& datamodel, const psl::ManyToMany& relation,
                            const std::string& default_schema, bool foreign_keys);

}  // namespace schemac::lower
