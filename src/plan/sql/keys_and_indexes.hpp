// Statements about keys and indexes. A style that keeps facts (StyleRow) writes those of the database that
// the schema language lacks (DEFERRABLE, NULLS NOT DISTINCT, INCLUDE, a null order) if a step has them: in a
// down script, or for a key that is dropped temporarily.
#pragma once

#include <string>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "sql/spelling.hpp"
#include "sql/statements.hpp"

namespace schemac::plan {

script::Statement create_index_sql(const diff::CreateIndex& step, const Spelling& spelling);
script::Statement add_foreign_key_sql(const diff::AddForeignKey& step, const Spelling& spelling);
// `CONSTRAINT "T_pkey" PRIMARY KEY ("id")`; its columns are joined by `separator`.
std::string primary_key_sql(const sql::PrimaryKey& key, std::string_view separator, const Spelling& spelling);

Statements alter_foreign_key_sql(const diff::AlterForeignKey& step, const Spelling& spelling);
// The new index is created beside the old one, which is then dropped: one of them always exists. A constraint
// is dropped and added in one statement.
Statements replace_index_sql(const diff::ReplaceIndex& step, const Spelling& spelling);
Statements replace_primary_key_sql(const diff::ReplacePrimaryKey& step, const Spelling& spelling);

}  // namespace schemac::plan
