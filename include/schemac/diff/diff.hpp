// Compares two relational schemas. Pure: knows no schema language, no connection and no SQL text.
// Source of matching, equality and order: PRISMA.md E (Prisma's engine, as run); of the safe policy: SAFE.md.
#pragma once

#include "schemac/diff/steps.hpp"
#include "schemac/sql/schema.hpp"

namespace schemac::diff {

enum class Policy {
  prisma,  // finds and does what Prisma's engine finds and does, its defects included
  safe     // finds every difference, keeps columns, keys and rows, and orders steps so that they run
};

// A value that leaves an enum and whose rows move to one that stays.
struct ValueMerge {
  sql::QualifiedName type;
  sql::Pair<std::string> labels;
  bool operator==(const ValueMerge&) const = default;
};

// What somebody has asked for beyond what the two schemas say. Of the safe policy.
struct DiffOptions {
  // DEFERRABLE and NULLS NOT DISTINCT are compared, too: facts of a database that no schema file says.
  bool strict = false;
  // An index beside an equal one that stays is dropped: for a way back, which leaves nothing of the way
  // there.
  bool exact = false;
  std::vector<ValueMerge> merges;
  // Tables that this change renames: the names of their keys and indexes follow, also where no schema says
  // them.
  std::vector<sql::QualifiedName> renamed;
};

// The steps that turn `before` into `after`, in execution order; empty when nothing differs. Everything is
// matched by exact name; a rename is a drop and an add (renames.hpp turns it into a rename). Same input, same
// steps.
Steps diff(const sql::Pair<sql::Schema>& schemas, Policy policy = Policy::prisma,
           const DiffOptions& wishes = {});

// How a column's type changes, list and scalar included.
TypeChange type_change(const sql::Pair<sql::Column>& columns, Policy policy = Policy::prisma);

// Whether a table of the next side is that of an implicit m:n relation; its other columns are kept by the
// safe policy.
bool is_join_table(const sql::Table& table);

// Whether two defaults are the same to the database (PRISMA.md E.2).
bool same_default(const sql::Pair<sql::Column>& columns, Policy policy = Policy::prisma);

}  // namespace schemac::diff
