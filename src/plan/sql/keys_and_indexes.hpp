// Statements about keys and indexes. The safe style writes what a database says beside the schema language
// (DEFERRABLE, NULLS NOT DISTINCT, INCLUDE, a null order) where a step has it: a way back, or a key that only
// leaves for a while.
#pragma once

#include <string>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "sql/spelling.hpp"
#include "sql/statements.hpp"

namespace schemac::plan {

script::Statement create_index_sql(const diff::CreateIndex& step, const Spelling& spelling);
script::Statement add_foreign_key_sql(const diff::AddForeignKey& step, const Spelling& spelling);
// `CONSTRAINT "T_pkey" PRIMARY KEY ("id")`; its columns apart by `separator`.
std::string primary_key_sql(const sql::PrimaryKey& key, std::string_view separator, const Spelling& spelling);

Statements alter_foreign_key_sql(const diff::AlterForeignKey& step, const Spelling& spelling);
// An index is made beside the old one, which goes then: readers and writers always have one. A constraint is
// dropped and added in one statement.
Statements replace_index_sql(const diff::ReplaceIndex& step, const Spelling& spelling);
Statements replace_primary_key_sql(const diff::ReplacePrimaryKey& step, const Spelling& spelling);

}  // namespace schemac::plan
