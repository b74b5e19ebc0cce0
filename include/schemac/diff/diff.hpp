// Compares two relational schemas. Pure: knows no schema language, no connection and no SQL text.
// Source of matching, equality and order: docs/reference/prisma.md#matching (Prisma's engine, as run); of the
// safe policy: docs/safe-style.md.
#pragma once

#include "schemac/diff/steps.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::diff {

enum class Policy {
  prisma,  // finds and does the same as Prisma's engine, its defects included
  safe     // finds every difference, keeps columns, keys and rows, and orders steps so that they run
};

// An enum value that is removed and whose rows get a value that stays.
struct ValueMerge {
  sql::QualifiedName type;
  sql::Pair<std::string> labels;
  bool operator==(const ValueMerge&) const = default;
};

// User options that change the comparison. Only for the safe policy.
struct DiffOptions {
  // DEFERRABLE and NULLS NOT DISTINCT are compared, too: facts of a database that no schema file contains.
  bool strict = false;
  // An index beside an equal one that stays is dropped: for a down script, which removes all objects of the
  // migration.
  bool exact = false;
  std::vector<ValueMerge> merges;
  // Tables that this change renames: the names of their keys and indexes follow, even if no schema file names
  // them.
  std::vector<sql::QualifiedName> renamed;
};

// The steps that turn `before` into `after`, in execution order; empty if nothing differs. Everything is
// matched by exact name; a rename is a drop and an add (renames.hpp turns it into a rename). The same input
// gives the same steps.
Steps diff(const sql::Pair<sql::Schema>& schemas, Policy policy = Policy::prisma,
           const DiffOptions& wishes = {});

// The kind of a column's type change, also between list and scalar.
TypeChange type_change(const sql::Pair<sql::Column>& columns, Policy policy = Policy::prisma);

// True if a table of the next side is the join table of an implicit m:n relation; the safe policy keeps its
// other columns.
bool is_join_table(const sql::Table& table);

// True if two defaults are equal for the database (docs/reference/prisma.md#comparing-defaults).
bool same_default(const sql::Pair<sql::Column>& columns, Policy policy = Policy::prisma);

}  // namespace schemac::diff
