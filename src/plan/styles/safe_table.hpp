#pragma once

#include <optional>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/render.hpp"
#include "sql/statements.hpp"

namespace schemac::plan {

// An AlterTable step of the safe style: in-place type changes, real sequence names, clauses for identity and
// generated columns (docs/safe-style.md).
Statements render_safe_table(const diff::AlterTable& step, const Options& options);

// CREATE SEQUENCE before and OWNED BY after the statement, for a column that SERIAL cannot create.
struct SequenceStatements {
  std::optional<script::Statement> before;
  std::optional<script::Statement> after;
};
SequenceStatements sequence_of_new_column(const sql::QualifiedName& table, const sql::Column& column,
                                          const Options& options);

}  // namespace schemac::plan
