// Sequences that SERIAL cannot make: of another name, or of a type that it does not know.
#pragma once

#include <optional>
#include <string>

#include "schemac/sql/schema.hpp"
#include "sql/spelling.hpp"
#include "sql/statements.hpp"

namespace schemac::plan {

bool is_oid(const sql::Type& type);

// ` AS BIGINT`, with the range of the column's type.
std::string sequence_type(const sql::Column& column, const Spelling& spelling);

// CREATE SEQUENCE before and OWNED BY after the statement, for a column that SERIAL cannot create.
struct SequenceStatements {
  std::optional<script::Statement> before;
  std::optional<script::Statement> after;
};
SequenceStatements sequence_of_new_column(const sql::QualifiedName& table, const sql::Column& column,
                                          const Spelling& spelling);

}  // namespace schemac::plan
