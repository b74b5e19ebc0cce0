// Finds the columns that own a sequence and those that take values from one.
#pragma once

#include <optional>

#include "matching.hpp"

namespace schemac::diff {

// The sequence that is created and dropped with the column; from a schema file, its name is PostgreSQL's
// default.
std::optional<sql::QualifiedName> sequence_made(const sql::QualifiedName& table, const sql::Column& column);

// The sequence of another owner, or of none, that the column's default takes values from; without a schema if
// the default's text names none.
std::optional<sql::QualifiedName> sequence_used(const sql::Column& column);

// True if the column's default uses this sequence: the schema may be missing in the default's text.
bool uses_sequence(const sql::Column& column, const sql::QualifiedName& sequence);

// Dropped tables in an order in which no default of a remaining table uses the sequence of a dropped one;
// created tables in the reverse order. Otherwise the order of the side is kept; cycles are not changed.
std::vector<const sql::Table*> in_drop_order(const std::vector<const sql::Table*>& dropped);
std::vector<const sql::Table*> in_create_order(const std::vector<const sql::Table*>& created);

// Puts changes of tables whose defaults use a sequence before those of the table that owns it.
void users_first(Steps& tables);

// Moves defaults that use a later sequence out of `tables` and `created` (steps AlterTable
// and CreateTable, in order of execution) and returns them as steps to run after all of
// them.
Steps late_defaults(const Matching& m, Steps& tables, Steps& created);

// Drops defaults that would still use a sequence when it is dropped: `dropped` has the tables in their order;
// `dropped_early`: they are dropped before the others change.
Steps defaults_in_the_way(const Matching& m, const std::vector<const sql::Table*>& dropped,
                          bool dropped_early);

// True if a column that stays uses the column's own sequence afterwards (D1).
bool outlives_owner(const Matching& m, const sql::QualifiedName& table, const sql::Column& owner);

// True if a column that stays has used the sequence before and does so afterwards.
bool is_there(const Matching& m, const sql::QualifiedName& sequence);

// Steps for sequences that survive their owner.
void release_sequences(const Matching& m, Steps& steps);

}  // namespace schemac::diff
