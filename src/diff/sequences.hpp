// Which columns make a sequence and which take their values from one.
#pragma once

#include <optional>

#include "matching.hpp"

namespace schemac::diff {

// The sequence that comes and goes with the column: its own, by PostgreSQL's name where only a schema file
// tells.
std::optional<sql::QualifiedName> sequence_made(const sql::QualifiedName& table, const sql::Column& column);

// Whether the column is filled by a sequence that it names: its schema may be missing in a default's text.
bool uses_sequence(const sql::Column& column, const sql::QualifiedName& sequence);

// Dropped tables in an order in which no default of a table that is still there uses the sequence of one that
// leaves; created ones the other way round. Else the order of the side; circles stay as they are.
std::vector<const sql::Table*> in_drop_order(const std::vector<const sql::Table*>& dropped);
std::vector<const sql::Table*> in_create_order(const std::vector<const sql::Table*>& created);

// Puts changes of tables whose defaults use a sequence before those of the table that it belongs to.
void users_first(Steps& tables);

// Takes defaults that use a sequence of a table or column that is made later out of `tables` and `created`
// (steps AlterTable and CreateTable, in order of execution) and returns them as steps to run behind all of
// them.
Steps late_defaults(const Matching& m, Steps& tables, Steps& created);

// Drops defaults that would still use a sequence when it leaves: `dropped` is the order in which tables do,
// early where that is before the others change.
Steps defaults_in_the_way(const Matching& m, const std::vector<const sql::Table*>& dropped,
                          bool dropped_early);

// Whether the column's own sequence is used afterwards by a column that stays (D1).
bool outlives_owner(const Matching& m, const sql::QualifiedName& table, const sql::Column& owner);

// Whether a column that stays has been using the sequence and does so afterwards.
bool is_there(const Matching& m, const sql::QualifiedName& sequence);

// Sequences that outlive their owner.
void release_sequences(const Matching& m, Steps& steps);

}  // namespace schemac::diff
