#pragma once

#include <optional>

#include "schemac/diff/steps.hpp"
#include "schemac/plan/render.hpp"
#include "sql/statements.hpp"

namespace schemac::plan {

// An AlterTable step of the safe style: in-place type changes, sequences by their own names, identity and
// generated columns by their own words (docs/safe-style.md).
Statements render_safe_table(const diff::AlterTable& step, const Options& options);

// CREATE SEQUENCE before and OWNED BY after the statement that makes a column which SERIAL cannot make.
struct SequenceStatements {
  std::optional<script::Statement> before;
  std::optional<script::Statement> after;
};
SequenceStatements sequence_of_new_column(const sql::QualifiedName& table, const sql::Column& column,
                                          const Options& options);

}  // namespace schemac::plan
