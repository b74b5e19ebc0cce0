// Matches all objects by name once; the step builders only read the result.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schemac/diff/diff.hpp"

namespace schemac::diff {

// A column that exists on both sides, with its changes.
struct ColumnPair {
  const sql::Column* before;
  const sql::Column* after;
  ColumnChanges changes;
  bool recreated() const { return changes.type == TypeChange::not_castable; }
  sql::Pair<sql::Column> copy() const { return {*before, *after}; }
};

// A table that exists on both sides.
struct TablePair {
  const sql::Table* before;
  const sql::Table* after;
  std::vector<ColumnPair> columns;          // in the order of `before`
  std::vector<const sql::Column*> dropped;  // by name
  std::vector<const sql::Column*> added;    // by name
  // Columns, primary key and indexes differ in nothing but their order, so there is nothing to match.
  bool settled = false;
  const ColumnPair* column(std::string_view name) const;
};

struct Matching {
  const sql::Schema* before;
  const sql::Schema* after;
  std::vector<TablePair> tables;  // in the order of `before`
  std::vector<const sql::Table*> dropped;
  std::vector<const sql::Table*> created;
  DiffOptions wishes;
  // The pair that a table of either side belongs to, or nullptr.
  const TablePair* pair_of(const sql::QualifiedName& name) const;

  std::unordered_map<std::string, size_t> index;  // "schema\0name" -> tables
};

Matching match(const sql::Pair<sql::Schema>& schemas, Policy policy);

// Same kind, columns, order, method, operator classes and predicate; the name does not count.
bool same_index(const sql::Index& before, const sql::Index& after);

// True if an unmanaged partial index of the other side's table replaces `index`.
bool stands_by_hand(const sql::Table& other, const sql::Index& index);

// True if two foreign keys of a table pair differ at most in their names.
bool same_foreign_key(const TablePair& table, const sql::ForeignKey& before, const sql::ForeignKey& after);

// True if the predicate texts are equal without parentheses, blanks and casts.
bool same_predicate(const base::Box<std::string>& before, const base::Box<std::string>& after);

}  // namespace schemac::diff
