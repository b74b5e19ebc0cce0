// Makers of statements, each with the effects that it claims.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "schemac/diff/steps.hpp"
#include "schemac/script/statement.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::plan {

using Statements = std::vector<script::Statement>;
using script::Answer;
using script::Effects;
using script::LockMode;

// The statements of one table in the order in which they run; the clauses make one ALTER TABLE.
struct TableStatements {
  Statements before;
  std::vector<std::string> clauses;
  Effects effects;  // of the ALTER TABLE
  Statements after;
};
// `table` as the statements write it.
Statements in_order(TableStatements statements, const std::string& table);

// The statements of a writer that takes each change of the table, then gives them all.
template <class Writer>
Statements written_by(Writer writer, const std::vector<diff::TableChange>& changes) {
  for (const diff::TableChange& change : changes) std::visit(writer, change);
  return writer.take();
}

// Locks no table, view, sequence or index that is there already: types, schemas, extensions, questions.
script::Statement plain(std::string sql);
// Locks one relation for a moment. `relation` as the statement writes it.
script::Statement locking(std::string sql, const std::string& relation,
                          LockMode mode = LockMode::access_exclusive);
script::Statement with_effects(std::string sql, Effects effects);
// The server's own words, or the user's.
script::Statement unread(std::string sql);
// The script's own transaction.
script::Statement begin_transaction();
script::Statement commit_transaction();
// Outside of a transaction.
script::Statement alone(std::string sql, Effects effects);

Effects lock_of(const std::string& relation, LockMode mode = LockMode::access_exclusive);

// The same with an index that is built from all rows.
Effects builds_index(Effects effects);

// What ADD COLUMN of this column costs beside the lock.
void add_column_cost(const sql::Column& column, Effects& effects);
// Every row is written anew, with the indexes and the checks on it.
void written_anew(Effects& effects);
// What SET DATA TYPE costs: whether the values are written anew, and which scans and indexes that entails.
// `using_expression`: the statement has a USING clause.
void change_type_cost(const sql::Pair<sql::Column>& columns, bool using_expression, Effects& effects);
}  // namespace schemac::plan
