// The safe policy: where Prisma's rules fail, lose data or never converge (docs/safe-style.md).
#pragma once

#include "matching.hpp"

namespace schemac::diff {

// All steps in an order in which they can run.
Steps safe_steps(const Matching& m);
// The same by their places alone, whatever they need of each other.
Steps steps_by_place(const Matching& m);

// The indexes of a table, one to one: equal names first, then the rest by definition (D15). An index that an
// unmanaged index of the other side replaces is in no list; nor is, except in an exact comparison, an index
// of the previous side that is equal to one which stays.
struct IndexMatch {
  std::vector<sql::Pair<const sql::Index*>> pairs;
  std::vector<const sql::Index*> dropped;
  std::vector<const sql::Index*> created;
};
IndexMatch match_indexes(const Matching& m, const TablePair& table);

// True if an unmanaged index that replaces this one has the pair's new name: the index keeps its own name.
bool is_name_held(const TablePair& table, const sql::Pair<const sql::Index*>& indexes);

// True if a strict comparison finds a difference between two paired indexes: it is built again under its
// name, and dependent keys are dropped meanwhile.
bool is_replaced(const Matching& m, const sql::Pair<const sql::Index*>& indexes);

// True if the primary key must be built again: other columns, or another order of them. A type change keeps
// it (D22).
bool key_is_rebuilt(const TablePair& table);

// Equal foreign keys of both sides: same columns, target and actions. `kept` is false if it must be dropped
// temporarily: its key is dropped, or its columns pass through types that cannot be compared (D10, D13, D22).
struct ForeignKeyPair {
  const sql::ForeignKey* before;
  const sql::ForeignKey* after;
  bool kept;
};
struct ForeignKeyMatch {
  std::vector<ForeignKeyPair> pairs;
  std::vector<const sql::ForeignKey*> twins;  // duplicates of a kept one: they stay, too
  std::vector<const sql::ForeignKey*> dropped;
  std::vector<const sql::ForeignKey*> created;
};
ForeignKeyMatch match_foreign_keys(const Matching& m, const TablePair& table);

// The changes of one table, without a rename of its primary key.
std::vector<TableChange> safe_table_changes(const Matching& m, const TablePair& table, Steps& before);

// Additions of values and rebuilt types separately, because they have different places.
void alter_enums_safely(const Matching& m, Steps& added, Steps& rebuilt);
bool is_rebuilt(const Matching& m, const sql::Type& type);

// Renames of indexes, primary keys and foreign keys in an order without name conflicts: chains from their
// end, a cycle with a temporary name (D11).
struct NameChange {
  enum class Kind { index, primary_key, foreign_key };
  Kind kind;
  const TablePair* table;
  sql::Pair<std::string> names;
};

// Removes the changes for the keys and indexes of implicit m:n relations, whose names no schema file has,
// except for tables of `m.wishes.renamed` and for names that a step or another change takes.
void keep_unsaid_names(const Matching& m, const std::vector<const Steps*>& made,
                       std::vector<NameChange>& changes);

std::vector<NameChange> in_runnable_order(std::vector<NameChange> changes);

}  // namespace schemac::diff
