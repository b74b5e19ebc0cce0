// The safe policy: what Prisma's rules would fail on, lose or never find again (SAFE.md, docs/safe-style.md).
#pragma once

#include "matching.hpp"

namespace schemac::diff {

// All steps in an order in which they run.
Steps safe_steps(const Matching& m);

// The indexes of a table, one to one: equal names first, then what is left by definition (D15). What an
// unmanaged index of the other side stands for is in no list; nor is, but for an exact comparison, an index
// of the previous side that is equal to one which stays.
struct IndexMatch {
  std::vector<sql::Pair<const sql::Index*>> pairs;
  std::vector<const sql::Index*> dropped;
  std::vector<const sql::Index*> created;
};
IndexMatch match_indexes(const Matching& m, const TablePair& table);

// Whether the pair's new name is held by an unmanaged index that stands for it: the index keeps its own.
bool is_name_held(const TablePair& table, const sql::Pair<const sql::Index*>& indexes);

// Whether a strict comparison finds a difference between two indexes that are one: it is built again under
// its name, and what rests on it leaves for a while.
bool is_replaced(const Matching& m, const sql::Pair<const sql::Index*>& indexes);

// Whether the primary key has to be built again: other columns, or another order of them. A type change keeps
// it (D22).
bool key_is_rebuilt(const TablePair& table);

// Foreign keys of both sides that are one: same columns, target and actions. `kept` is false where it has to
// leave for a while: its key goes, or its columns pass through types that cannot be compared (D10, D13, D22).
struct ForeignKeyPair {
  const sql::ForeignKey* before;
  const sql::ForeignKey* after;
  bool kept;
};
struct ForeignKeyMatch {
  std::vector<ForeignKeyPair> pairs;
  std::vector<const sql::ForeignKey*> twins;  // of one that is kept: they stay, too
  std::vector<const sql::ForeignKey*> dropped;
  std::vector<const sql::ForeignKey*> created;
};
ForeignKeyMatch match_foreign_keys(const Matching& m, const TablePair& table);

// The changes of one table, without the name of its primary key.
std::vector<TableChange> safe_table_changes(const Matching& m, const TablePair& table, Steps& before);

// Additions of values, and types built again, apart: they have other places.
void alter_enums_safely(const Matching& m, Steps& added, Steps& rebuilt);
bool is_rebuilt(const Matching& m, const sql::Type& type);

// Renames of indexes, primary keys and foreign keys in an order that meets no taken name: chains from their
// end, a cycle over a temporary name (D11).
struct NameChange {
  enum class Kind { index, primary_key, foreign_key };
  Kind kind;
  const TablePair* table;
  sql::Pair<std::string> names;
};

// Takes out the changes for the keys and indexes of implicit m:n relations, whose names no schema says, but
// for tables of `m.wishes.renamed` and names that a step or another change gives.
void keep_unsaid_names(const Matching& m, const std::vector<const Steps*>& made,
                       std::vector<NameChange>& changes);

std::vector<NameChange> in_runnable_order(std::vector<NameChange> changes);

}  // namespace schemac::diff
